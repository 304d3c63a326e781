import { shown, utf8 } from '../bytes';
import { lineEndRemark } from '../encodedLineEnd';
import type { Mechanism, Turn } from '../mechanism';

/**
 * LOGIN never became a standard (draft-murchison-sasl-login): the server asks
 * for the name and then for the password, in words of its own choice.
 */
export const login: Mechanism = {
  name: 'LOGIN',
  reference: {
    title: 'draft-murchison-sasl-login',
    url: 'https://datatracker.ietf.org/doc/html/draft-murchison-sasl-login-00',
  },

  read(bytes, turn) {
    const value = shown(bytes);
    if (turn.speaker === 'server') {
      const asks = askedBy(value) ?? (turn.index === 0 && turn.heard === 0 ? 'user name' : 'password');
      const place = { name: `${asks} prompt`, number: asks === 'user name' ? 1 : 3, of: 4 };
      return { step: `asks for the ${asks}`, place, parts: value === '' ? [] : [{ name: 'prompt', value, secret: false }] };
    }
    const fault = { ...lineEndRemark(bytes), ...(utf8(bytes) === undefined ? { fault: 'not valid UTF-8' } : {}) };
    return answers(turn) === 'password'
      ? { step: 'gives the password', place: { name: 'password', number: 4, of: 4 }, parts: [{ name: 'password', value, secret: true }], ...fault }
      : { step: 'gives the user name', place: { name: 'user name', number: 2, of: 4 }, parts: [{ name: 'user', value, secret: false, names: 'user' }], ...fault };
  },

  recognizes(bytes, speaker) {
    const text = speaker === 'server' && bytes.length <= LONGEST_PROMPT ? utf8(bytes) : undefined;
    return text !== undefined && askedBy(text) !== undefined ? 'LOGIN' : undefined;
  },
};

const LONGEST_PROMPT = 60;
// "Username:", "User Name\0", "Login:", and what translated servers ask
const USER_PROMPT = new RegExp(
  String.raw`^(?:enter )?(?:${[
    'user ?name|user|login|account',
    'benutzername|benutzer|anmeldename',
    "nom d['’]utilisateur|identifiant",
    'usuario|nombre de usuario|utente|nome utente|utilizador|usuário',
    'gebruikersnaam|användarnamn|uživatelské jméno',
    'имя пользователя|логин',
    '用户名|使用者名稱|ユーザー名',
  ].join('|')})\s*[:：]?\s*\0?$`,
  'iu',
);
// "Password:", "Password\0", "Passwd:"
const PASSWORD_PROMPT = new RegExp(
  String.raw`^(?:enter )?(?:${[
    'pass ?word|passwd|pass',
    'passwort|kennwort',
    'mot de passe',
    'contraseña|clave|senha|palavra-passe',
    'wachtwoord|lösenord|heslo|hasło',
    'пароль',
    '密码|密碼|パスワード',
  ].join('|')})\s*[:：]?\s*\0?$`,
  'iu',
);

function askedBy(prompt: string): 'user name' | 'password' | undefined {
  if (prompt.length > LONGEST_PROMPT) return undefined;
  if (USER_PROMPT.test(prompt)) return 'user name';
  return PASSWORD_PROMPT.test(prompt) ? 'password' : undefined;
}

/** Whether the client's turn is to give its user name. */
export function asksForUser(turn: Turn): boolean {
  return answers(turn) === 'user name';
}

/** What was asked decides; where the prompt is in words we do not know, the order does. */
function answers(turn: Turn): 'user name' | 'password' {
  const prompt = turn.challenge === undefined ? undefined : askedBy(turn.challenge);
  return prompt ?? (turn.index === 0 ? 'user name' : 'password');
}
