import { shown, utf8 } from '../bytes';
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
      const asks = asksFor(value) ?? (turn.index === 0 ? 'user name' : 'password');
      return { step: `asks for the ${asks}`, parts: [{ name: 'prompt', value, secret: false }] };
    }
    // What was asked decides; where the prompt is in another language, the order does.
    return asked(turn) === 'password'
      ? { step: 'gives the password', parts: [{ name: 'password', value, secret: true }] }
      : { step: 'gives the user name', parts: [{ name: 'user', value, secret: false }] };
  },

  recognizes(bytes, speaker) {
    const text = utf8(bytes);
    return speaker === 'server' && text !== undefined && asksFor(text) !== undefined;
  },
};

// "Username:", "User Name\0", "user name", "Login:"
const USER_PROMPT = /^(?:user ?name|user|login|account)\s*:?\0?$/i;
// "Password:", "Password\0", "Passwd:"
const PASSWORD_PROMPT = /^(?:password|passwd|pass)\s*:?\0?$/i;

function asksFor(prompt: string): 'user name' | 'password' | undefined {
  if (USER_PROMPT.test(prompt)) return 'user name';
  if (PASSWORD_PROMPT.test(prompt)) return 'password';
  return undefined;
}

function asked(turn: Turn): 'user name' | 'password' {
  const prompt = turn.challenge === undefined ? undefined : asksFor(turn.challenge);
  return prompt ?? (turn.index === 0 ? 'user name' : 'password');
}
