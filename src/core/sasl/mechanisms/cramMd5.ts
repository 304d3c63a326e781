import { shown, utf8 } from '../bytes';
import type { Field, Mechanism } from '../mechanism';

/**
 * CRAM-MD5 (RFC 2195): the server sends a msg-id made of a random number, a
 * time and its host; the client answers with its name and the HMAC-MD5 of that
 * under its password. Who holds both can try passwords against them offline.
 */
export const cramMd5: Mechanism = {
  name: 'CRAM-MD5',
  reference: { rfc: 2195, section: '2' },

  read(bytes, { speaker }) {
    return speaker === 'server' ? readChallenge(shown(bytes)) : readResponse(shown(bytes));
  },

  recognizes(bytes, speaker) {
    const text = utf8(bytes) ?? '';
    return speaker === 'server' ? CHALLENGE.test(text) : RESPONSE.test(text);
  },
};

// <1896.697170952@postoffice.example.net>
const CHALLENGE = /^<([^<>@\s]+)@([^<>@\s]+)>\s*$/;
// <1896.697170952@…>: a number, then seconds since 1970
const NUMBER_AND_TIME = /^(\d+)\.(\d{9,10})$/;
// tim b913a602c7eda7a495b4e6e7334d3890
const RESPONSE = /^(.+) ([0-9a-f]{32})\s*$/i;

function readChallenge(text: string) {
  const step = 'sends what is to be signed';
  const match = CHALLENGE.exec(text);
  if (!match) {
    const parts: Field[] = [{ name: 'challenge', value: text, secret: false }];
    return { step, parts, fault: 'RFC 2195 wants the form `<number.time@host>`' };
  }
  const [, unique = '', host = ''] = match;
  const time = NUMBER_AND_TIME.exec(unique)?.[2];
  const issued = time === undefined ? {} : { note: `time ${new Date(Number(time) * 1000).toISOString().slice(0, 19)}Z` };
  return {
    step,
    parts: ['<', { name: 'unique', value: unique, secret: false, ...issued }, '@', { name: 'host', value: host, secret: false }, '>'],
  };
}

function readResponse(text: string) {
  const step = 'gives user name and digest';
  const match = RESPONSE.exec(text);
  if (!match) {
    const parts: Field[] = [{ name: 'response', value: text, secret: true }];
    return { step, parts, fault: 'RFC 2195 wants a user name, a space and 32 hexadecimal digits' };
  }
  const [, user = '', digest = ''] = match;
  return {
    step,
    parts: [
      { name: 'user', value: user, secret: false },
      ' ',
      { name: 'digest', value: digest, secret: true, note: 'can be tried against passwords offline' },
    ],
  };
}
