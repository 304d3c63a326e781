import { APP_PASSWORD, NO_ALGORITHM, type CredentialPattern } from './credentialPattern';

const WORD = String.raw`(?:${[
  '[Pp]ass(?:word|wd|phrase|wort)',
  '[Kk]ennwort',
  '[Cc]ontraseña',
  '[Ss]enha',
  '[Ww]achtwoord',
  '[Mm]ot de passe',
  '[Ll]ösenord',
  '[Pp]assord',
  '[Aa]dgangskode',
  '[Hh]asło',
  '[Hh]eslo',
  '[Ss]alasana',
].join('|')})`;
/** What joins a password to its name, and words that tell since when. */
const IS = String.raw`(?:is|was|ist|war|lautet|lautete|est|était|es|era|è|é|är|er|jest|je|to)(?: (?:now|currently|still|jetzt|nun|übrigens|aktuell|momentan|maintenant|actuellement|désormais|ahora|actualmente|adesso|ora|agora|nu|teraz)){0,2}`;
const NEEDLES = ['assword', 'asswd', 'assphrase', 'asswort', 'ennwort', 'ontrase', 'enha', 'achtwoord', 'ot de passe', 'ösenord', 'assord', 'dgangskode', 'asło', 'eslo', 'alasana'];

/** Credentials as people tell them. What is a word of prose is none. */
export const prose: readonly CredentialPattern[] = [
  {
    needles: ['pass', 'Pass', 'pwd', 'pw:', 'pw ', 'ennwort', 'ontrase', 'enha'],
    // Username: alice Password: … | user=alice, pass=… | Benutzer: alice, Passwort: …
    pattern: new RegExp(
      [
        String.raw`(?<![\p{L}])(?:[Uu]ser(?:[Nn]ame)?|[Ll]ogin|[Bb]enutzer(?:name)?|[Uu]tilisateur|[Uu]suario|[Uu]tente|[Aa]ccount|E?-?[Mm]ail)`,
        String.raw`\s?[:=]\s?(?<user>[^\s,;:"'<>]{1,256})[,;]?\s{1,3}(?:and |und |et |y )?`,
        '(?:[Pp]ass(?:wort|word|wd)?|[Pp]wd?|[Kk]ennwort|[Cc]ontraseña|[Mm]ot de passe|[Ss]enha)',
        String.raw`\s?[:=]\s?(?<secret>[^\s"'<>,;*[\]()]{1,500})`,
      ].join(''),
      'dgu',
    ),
    what: 'password',
    sample: 'Username: alice Password: not-a-real-password',
  },
  {
    needles: NEEDLES,
    // the password is x | with password 'x' | password: x, in the middle of a line
    pattern: new RegExp(
      [
        // the password, but no wrong password and no number of given passwords
        String.raw`(?<![\w-])(?<!of given |\b(?:or|invalid|wrong|bad|incorrect|missing|no|your|new|old) )${WORD}`,
        // password: x | password is now x | password, x | password (x
        String.raw`(?: ?[:=] ?| ${IS}(?: ?: ?| )|,? |\()`,
        String.raw`(?:${[
          // In quotes, and not a word of lower-case letters alone: "x1" | 'x1' | \x60x\x60
          String.raw`"(?<q>(?=[^"\s]{0,60}[^"\sa-z])[^"\s]{4,300})"`,
          String.raw`'(?<p>(?=[^'\s]{0,60}[^'\sa-z])[^'\s]{4,300})'`,
          String.raw`\x60(?<t>[^\x60\s]{4,300})\x60`,
          // abcd efgh ijkl mnop
          String.raw`(?<secret>${APP_PASSWORD}|${[
            // No name of an algorithm, and no prompt in Base64
            String.raw`${NO_ALGORITHM}(?!UGFzc3dvcmQ|VXNlc)`,
            // A digit and a letter
            String.raw`(?=[^\s"'<>]{0,60}\d)(?=[^\s"'<>]{0,60}[A-Za-z])`,
            // No ABC-123, no some_name_2, no address, path or call
            String.raw`(?![A-Z0-9-]{1,40}(?![^\s,.;:)])|\w{1,30}(?:_\w{1,30}){1,5}(?![^\s,.;:)])|[^\s]{0,300}(?:[@/\\=[\]{}]|\(\d|\):))`,
            String.raw`[^\s"'<>(){}\[\]]{5,300}?`,
          ].join('')})`,
        ].join('|')})`,
        // The end of a word or of the sentence
        String.raw`(?=[.,;:!?)]{0,3}(?:\s|$))`,
      ].join(''),
      'dg',
    ),
    what: 'password',
    sample: 'I log in as alice with the password not-a-real-password1 and get 535.',
  },
  {
    needles: NEEDLES,
    // the password in this example was "x" | the password for alice is x: so far from its name only what is no word
    pattern: new RegExp(
      [
        // password for alice at example.com was "
        String.raw`(?<![\w-])${WORD} (?:in|for|of|on|I) [^\s,;:"'()]{1,60}(?: [\w@.-]{1,40}){0,3} (?:is|was) ["'\x60]?`,
        // A digit, a letter, and a sign or a capital after a small letter
        String.raw`(?<secret>(?=[^\s"'\x60]{0,60}\d)(?=[^\s"'\x60]{0,60}[A-Za-z])(?=[^\s"'\x60]{0,60}(?:[^\w.:]|[a-z][A-Z]))[^\s"'\x60<>()]{6,300}?)`,
        String.raw`["'\x60]?(?=[.,;:!?)]{0,3}(?:\s|$))`,
      ].join(''),
      'dg',
    ),
    what: 'password',
    sample: 'The password in this example was "not-a-real-password1".',
  },
  {
    needles: ['pw "', "pw '", 'pass "', "pass '", 'pass `'],
    // tried user "alice" pw "x"
    pattern: /\b[Uu]ser(?:name)?:? ["'`](?<user>[^"'`\n]{1,256})["'`],?(?: and| with)? (?:pw|pass):? ["'`](?<secret>[^"'`\n]{1,300})["'`]/dg,
    what: 'password',
    sample: 'tried user "alice" pw "not-a-real-password"',
  },
  {
    needles: ['/password:', '/pass:', '/pw:', '/Password:'],
    // login/password: alice/x
    pattern: new RegExp(String.raw`\b(?:login|user(?:name)?|Login|User(?:name)?)\/(?:[Pp]assword|pass|pw): ?(?<user>[^\s/:]{1,256})[/:](?<secret>[^\s/]{2,300})`, 'dg'),
    what: 'password',
    sample: 'login/password: alice/not-a-real-password',
  },
];

