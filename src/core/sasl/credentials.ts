import type { Credential, Payload, Speaker } from '../analysis';
import { decodeBase64 } from './base64';
import { decodePayload } from './decode';
import { recognize } from './mechanisms';
import { isPlaceholder } from './placeholder';

/** One way programs write a credential outside a SASL exchange. */
interface Habit {
  /** Stands in every line the pattern matches. */
  readonly needle: string;
  /** The group `secret` (or `q`, `p`) is what must not be shown, `user` whose it is. Bounded, so that no line takes long. */
  readonly pattern: RegExp;
  readonly what: Credential['what'];
  /** A line it matches. */
  readonly sample: string;
}

const habits: readonly Habit[] = [
  {
    needle: "' pass `",
    pattern: /user `(?<user>[^`\n]{0,256})' pass `(?<secret>.{1,1000})'\s*$/dg,
    what: 'password',
    sample: "smtp_sasl_passwd_lookup: host `mx.example.net' user `alice' pass `not-a-real-password'",
  },
  {
    needle: '_get_passwd: ',
    pattern: /sasl_\w{1,40}_get_passwd: (?<secret>\S.{0,1000})$/dg,
    what: 'password',
    sample: 'xsasl_cyrus_client_get_passwd: not-a-real-password',
  },
  {
    needle: 'smtp_sasl_password_maps: ',
    pattern: /smtp_sasl_password_maps: [^=]{1,600} = (?<user>[^:\s]{1,256}):(?<secret>\S.{0,1000})$/dg,
    what: 'password',
    sample: 'maps_find: smtp_sasl_password_maps: texthash:/etc/postfix/sasl_passwd(0,lock): mx.example.net = alice:not-a-real-password',
  },
  {
    needle: ': uncoded ',
    pattern: /sasl_\w{1,40}: uncoded (?:client response|initial reply)[: ] ?(?<secret>\S.{0,12000})$/dg,
    what: 'response',
    sample: 'xsasl_cyrus_client_next: uncoded client response alice 00112233445566778899aabbccddeeff',
  },
  {
    needle: ': decoded ',
    pattern: /sasl_\w{1,40}: decoded (?:initial )?response[: ] ?(?<secret>\S.{0,12000})$/dg,
    what: 'response',
    sample: 'xsasl_cyrus_server_first: decoded initial response ?alice?not-a-real-password',
  },
  {
    needle: ': decoded challenge: ',
    pattern: /sasl_\w{1,40}: decoded challenge: (?:v=|rspauth=)(?<secret>\S{1,200})/dg,
    what: 'response',
    sample: 'xsasl_cyrus_client_next: decoded challenge: v=rmF9pqV8S7suAoZWja4dJRkFsKQ=',
  },
  {
    needle: ', init_response ',
    pattern: /sasl_method (?<mechanism>[A-Z0-9-]{1,20}), init_response (?<secret>[A-Za-z0-9+/]{4,12288}={0,2})/dg,
    what: 'response',
    sample: 'xsasl_dovecot_server_first: sasl_method PLAIN, init_response AGFsaWNlAG5vdC1hLXJlYWwtcGFzc3dvcmQ=',
  },
  {
    needle: 'Credentials: host ',
    pattern: /Credentials: host \S{1,300}, user (?<user>[^,]{1,256}), pass (?<secret>\S.{0,1000})$/dg,
    what: 'password',
    sample: 's-nail: Credentials: host mail.example.com:587, user alice, pass not-a-real-password',
  },
  {
    needle: '(given password: ',
    pattern: /\(given password: (?<secret>[^\n]{1,1000}?)\)(?=\s|$)/dg,
    what: 'password',
    sample: 'auth: passwd-file(alice,192.0.2.9): Password mismatch (given password: not-a-real-password)',
  },
  {
    needle: 'SHA1 of given password: ',
    // A digest that was cut to some digits fits too many passwords to be of use.
    pattern: /SHA1 of given password: (?<secret>[0-9a-f]{40})\b/dg,
    what: 'hash',
    sample: 'auth: sql(alice,192.0.2.9): Password mismatch (SHA1 of given password: 00112233445566778899aabbccddeeff00112233)',
  },
  {
    needle: ': PLAIN(',
    pattern: /\): PLAIN\((?<secret>[^\n]{1,1000}?)\) != /dg,
    what: 'password',
    sample: "auth: Debug: passwd-file(alice,192.0.2.9): PLAIN(not-a-real-password) != 'another'",
  },
  {
    needle: 'client in: ',
    pattern: /client in: (?:AUTH.{1,2000}?(?:\t|#011)resp=|CONT(?:\t|#011)\d{1,9}(?:\t|#011))(?<secret>[A-Za-z0-9+/]{4,12288}={0,2})/dg,
    what: 'response',
    sample: 'auth: Debug: client in: AUTH#0111#011PLAIN#011service=smtp#011resp=AGFsaWNlAG5vdC1hLXJlYWwtcGFzc3dvcmQ=',
  },
  {
    needle: 'passdb out: ',
    pattern: /passdb out: .{0,1000}?(?:\t|#011)pass=(?<secret>[^\t#]{1,1000})/dg,
    what: 'password',
    sample: 'auth: Debug: client passdb out: OK#0111#011user=alice#011pass=not-a-real-password',
  },
  {
    needle: "(pass: '",
    pattern: /\(pass: '(?<secret>[^\n]{1,1000}?)'\)(?: (?<user>[^\s:]{1,256}))?/dg,
    what: 'password',
    sample: "vchkpw-smtp: password fail (pass: 'not-a-real-password') alice@example.com:192.0.2.9",
  },
  {
    needle: '://',
    pattern: /\b[A-Za-z][A-Za-z0-9+.-]{1,12}:\/\/(?<user>[^\s/:@?#]{0,256}):(?<secret>[^\s/@]{1,300})@/dg,
    what: 'password',
    sample: 'mta=smtp://alice:not-a-real-password@mail.example.com:587',
  },
  {
    needle: 'uthorization: ',
    pattern: /\b[Aa]uthorization: (?:Basic|Bearer|Negotiate|NTLM|Digest) (?<secret>[^\s"',].{0,12000}?)(?=["'\s,]|$)/dg,
    what: 'token',
    sample: 'Authorization: Basic YWxpY2U6bm90LWEtcmVhbC1wYXNzd29yZA==',
  },
  {
    needle: 'Bearer ',
    pattern: /\bBearer (?<secret>[A-Za-z0-9._~+/-]{16,12000}={0,2})/dg,
    what: 'token',
    sample: 'auth=Bearer not-a-real-token-but-long',
  },
  ...['password', 'Password', 'PASSWORD', 'passwd', 'passphrase', 'client_secret', 'access_token', 'refresh_token'].map(
    (needle): Habit => ({
      needle,
      what: needle.endsWith('token') ? 'token' : 'password',
      // After a colon only what is quoted: prose has colons too.
      pattern: new RegExp(
        `(?<![A-Za-z_])${needle}["']?\\s{0,20}(?:(?:=>|[=:])\\s{0,20}(?:"(?<q>[^"\\n]{1,500})"|'(?<p>[^'\\n]{1,500})')|=\\s{0,20}(?<secret>[^\\s"'<>()\\[\\]*,;&$%{}][^\\s"'<>,;&]{0,499}))`,
        'dg',
      ),
      sample: `${needle}=not-a-real-password`,
    }),
  ),
  {
    needle: '-password ',
    pattern: /\s--?(?:auth-)?password (?:'(?<p>[^'\n]{1,500})'|"(?<q>[^"\n]{1,500})"|(?<secret>[^\s"'-]\S{0,499}))/dg,
    what: 'password',
    sample: 'swaks --auth-user alice --auth-password not-a-real-password',
  },
];

/** For the tests: each habit with the line it stands for. */
export const credentialSamples: readonly string[] = habits.map((habit) => habit.sample);

/** Whether a line may hold a credential, or one of several lines. */
export function mayHoldCredentials(text: string): boolean {
  return NEEDLE.test(text);
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

/**
 * The credentials of a line that stand outside an exchange.
 * @param taken where payloads of a followed exchange stand, which are not told again
 */
export function findCredentials(text: string, line: number, taken: readonly Piece[]): readonly (Credential | Payload)[] {
  const found: (Credential | Payload)[] = [];
  for (const { needle, pattern, what } of habits) {
    if (!text.includes(needle)) continue;
    for (const match of text.matchAll(pattern)) {
      const groups = match.groups ?? {};
      const name = SECRET_GROUPS.find((one) => groups[one] !== undefined) ?? 'secret';
      if (isNoValue(groups[name] ?? '')) continue;
      const spanOf = (group: string) => {
        const [start, end] = match.indices?.groups?.[group] ?? [0, 0];
        return { line, start, end };
      };
      const { user } = groups;
      found.push({ kind: 'credential', what, span: spanOf(name), ...(user === undefined || user === '' ? {} : { user, userSpan: spanOf('user') }) });
    }
  }
  found.push(...strayPayloads(text, line));
  return withoutOverlaps(found, taken);
}

/** In order; of two that overlap the one that starts first. */
function withoutOverlaps(found: readonly (Credential | Payload)[], taken: readonly Piece[]): readonly (Credential | Payload)[] {
  const sorted = [...found].sort((a, b) => a.span.start - b.span.start);
  let end = 0;
  return sorted.filter(({ span }) => {
    if (span.start < end || taken.some((one) => span.start < one.end && one.start < span.end)) return false;
    end = span.end;
    return true;
  });
}

/** Alternatives of one pattern cannot share a name. */
const SECRET_GROUPS = ['secret', 'q', 'p'];

/** Payloads in lines whose dialogue nobody followed. */
const strays: readonly { readonly needle: string; readonly pattern: RegExp; readonly speaker: Speaker }[] = [
  ...['PLAIN', 'XOAUTH2', 'OAUTHBEARER', 'NTLM'].map((name) => ({
    // AUTH PLAIN AGFsaWNlAG5vdC1hLXJlYWwtcGFzc3dvcmQ=
    needle: `AUTH ${name} `,
    pattern: new RegExp(`\\bAUTH ${name} ([A-Za-z0-9+/]{8,12288}={0,2})(?![A-Za-z0-9+/=])`, 'dg'),
    speaker: 'client' as const,
  })),
  // Messages that show what they are by their first letters, in a log of whatever kind: NTLM type 3, `c=biws`, `c=eSws`, `user=`, `n,a=`, `n,,^Aauth=`, `username="`.
  ...['TlRMTVNTUAAD', 'Yz1iaXdz', 'Yz1lU3dz', 'dXNlcj1', 'bixhP', 'biwsAWF1dGg9', 'dXNlcm5hbWU9I', 'Y2hhcnNldD11dGYtOCx1c2VybmFtZT'].map((needle) => ({
    needle,
    pattern: new RegExp(`(?<![A-Za-z0-9+/=])(${needle}[A-Za-z0-9+/]{8,12288}={0,2})(?![A-Za-z0-9+/=])`, 'dg'),
    speaker: 'client' as const,
  })),
  {
    // xsasl_dovecot_handle_reply: auth reply: CONT?2?VXNlcm5hbWU6
    needle: 'auth reply: CONT',
    pattern: /auth reply: CONT[?\t]\d{1,9}[?\t]([A-Za-z0-9+/]{4,12288}={0,2})(?![A-Za-z0-9+/=])/dg,
    speaker: 'server',
  },
];

/** One of these stands in every line that holds a credential or stray payload. */
export const credentialNeedles: readonly string[] = [...habits, ...strays].map(({ needle }) => needle);

const NEEDLE = new RegExp(credentialNeedles.map((needle) => needle.replace(/[()+*?[\]|{}^$\\.]/g, '\\$&')).join('|'));

/** Only what shows by itself which mechanism it is of. */
function* strayPayloads(text: string, line: number): Generator<Payload> {
  for (const { needle, pattern, speaker } of strays) {
    if (!text.includes(needle)) continue;
    for (const match of text.matchAll(pattern)) {
      const base64 = match[1] ?? '';
      const bytes = decodeBase64(base64).bytes;
      const name = bytes && recognize(bytes, speaker);
      if (name === undefined || (needle.startsWith('AUTH ') && needle !== `AUTH ${name} `)) continue;
      const [start, end] = match.indices?.[1] ?? [0, 0];
      const decoding = decodePayload(base64, { speaker, index: 0, heard: 0 }, { name, inferred: !needle.startsWith('AUTH ') });
      yield { kind: 'payload', speaker, span: { line, start, end }, decoding };
    }
  }
}

// password=<non-null>, password=*, password=(not set), password=null
const NO_VALUE = /^(?:null|none|nil|undefined|true|false|yes|no|not|set|unset|empty|''|""|non-null|\?+|-+)$/i;

function isNoValue(value: string): boolean {
  return isPlaceholder(value.trim()) || NO_VALUE.test(value.trim());
}
