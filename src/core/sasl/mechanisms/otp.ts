import { shown, utf8 } from '../bytes';
import type { Mechanism, Message } from '../mechanism';

/** OTP (RFC 2444): a one-time password from a list that both sides compute (RFC 2289). */
export const otp: Mechanism = {
  name: 'OTP',
  reference: { rfc: 2444, section: '3' },

  read(bytes, turn) {
    const text = shown(bytes);
    if (turn.speaker === 'server') return text === '' ? { step: 'asks who is there', parts: [] } : readChallenge(text);
    return turn.index === 0 && !RESPONSE.test(text) ? readIdentity(text) : readResponse(text);
  },

  recognizes(bytes, speaker) {
    const text = bytes.length <= LONGEST ? (utf8(bytes) ?? '') : '';
    return (speaker === 'server' ? CHALLENGE : RESPONSE).test(text) ? 'OTP' : undefined;
  },
};

const LONGEST = 1000;

// otp-md5 499 ke1234 ext
const CHALLENGE = /^(otp-[a-z0-9]{2,10}) (\d{1,9}) ([A-Za-z0-9]{1,64})( ext[a-z,]*)?\s*$/;
// hex:5bf075d9959d036f | word:BOND FOGY DRAB NE RISE MART | init-hex:…:md5 499 ke1235:…
const RESPONSE = /^(init-hex|init-word|hex|word):(.+)$/is;

function readIdentity(text: string): Message {
  const cut = text.indexOf('\0');
  const place = { name: 'identity', number: 1, of: 3 };
  const user = text.slice(cut + 1);
  return {
    step: 'gives the user name',
    place,
    parts: [
      ...(cut > 0 ? [{ name: 'acts as', value: text.slice(0, cut), secret: false, names: 'user' as const }] : []),
      ...(cut >= 0 ? ['\0'] : []),
      { name: 'user', value: user, secret: false, names: 'user' },
    ],
    ...(cut < 0 ? { fault: 'OTP wants [identity] NUL user name' } : {}),
  };
}

function readChallenge(text: string): Message {
  const step = 'names the one-time password it wants';
  const place = { name: 'challenge', number: 2, of: 3 };
  const match = CHALLENGE.exec(text);
  if (!match) return { step, place, parts: [{ name: 'challenge', value: text, secret: false }], fault: 'RFC 2444 wants the form otp-md5 499 ke1234 ext' };
  const [whole, algorithm = '', sequence = '', seed = ''] = match;
  const low = Number(sequence) < FEW_LEFT ? { remarks: [`only ${sequence} one-time passwords are left before the list must be renewed`] } : {};
  return {
    step,
    place,
    parts: [
      { name: 'algorithm', value: algorithm, secret: false },
      ' ',
      { name: 'sequence', value: sequence, secret: false },
      ' ',
      { name: 'seed', value: seed, secret: false },
      whole.slice(algorithm.length + sequence.length + seed.length + 2),
    ],
    ...low,
  };
}

const FEW_LEFT = 10;

function readResponse(text: string): Message {
  const step = 'gives the one-time password';
  const place = { name: 'response', number: 3, of: 3 };
  const match = RESPONSE.exec(text);
  const [, form = '', value = ''] = match ?? [];
  if (!match) {
    return { step, place, parts: [{ name: 'response', value: text, secret: true }], fault: 'RFC 2444 wants hex:, word:, init-hex: or init-word:' };
  }
  return { step, place, parts: [{ name: 'form', value: form, secret: false }, ':', { name: 'one-time password', value, secret: true }] };
}
