import { shown, utf8 } from '../bytes';
import type { Field, Mechanism, Message } from '../mechanism';
import { isPlaceholder } from '../placeholder';
import { utcTime } from '../utcTime';

/**
 * CRAM-MD5 (RFC 2195) and those made after it with another hash: the server
 * sends a msg-id made of a random number, a time and its host; the client
 * answers with its name and the HMAC of that under its password. Who holds
 * both can try passwords against them offline.
 */
export const cram: Mechanism = {
  name: 'CRAM-MD5',
  covers: (name) => DIGITS.has(name),
  reference: { rfc: 2195, section: '2' },

  read(bytes, { speaker, mechanism = 'CRAM-MD5' }) {
    const text = shown(bytes);
    return speaker === 'server' ? readChallenge(text) : readResponse(text, DIGITS.get(mechanism) ?? 32);
  },

  recognizes(bytes, speaker) {
    const text = bytes.length <= LONGEST ? (utf8(bytes) ?? '') : '';
    // All of them send the same challenge; CRAM-MD5 is the only one of a standard, and what nearly every server means.
    if (speaker === 'server') return CHALLENGE.test(text) || BARE.test(text) ? 'CRAM-MD5' : undefined;
    const digits = RESPONSE.exec(text.trimEnd())?.[2]?.length;
    return [...DIGITS].find(([, wanted]) => wanted === digits)?.[0];
  },
};

/** Hexadecimal digits of the HMAC. */
const DIGITS: ReadonlyMap<string, number> = new Map([
  ['CRAM-MD5', 32],
  ['CRAM-SHA1', 40],
  ['CRAM-SHA256', 64],
]);
const LONGEST = 1000;

// <1896.697170952@postoffice.example.net>
const CHALLENGE = /^<([^<>@\s]+)@([^<>@\s]+)>$/;
// 1896.697170952@isp.example.com and a line feed: RFC 2645 §6 leaves the brackets out
const BARE = /^(\d+\.\d{6,13})@([^<>@\s]+)\s*$/;
// <1896.697170952@…>: a number, then seconds or milliseconds since 1970
const NUMBER_AND_TIME = /^\d+\.(\d{9,10}|\d{13})$/;
// tim b913a602c7eda7a495b4e6e7334d3890
const RESPONSE = /^([^\0]+) ((?:[0-9a-f]{32}){1,2}|[0-9a-f]{40})$/i;
// alice PROVIDED_BUT_REMOVED (swaks)
const HIDDEN = /^([^\0]+) (\S{1,200})$/;

function readChallenge(text: string): Message {
  const step = 'sends what is to be signed';
  const place = { name: 'challenge', number: 1, of: 2 };
  const bare = text.trimEnd();
  const after = text.slice(bare.length);
  const match = CHALLENGE.exec(bare) ?? BARE.exec(bare);
  const [before, behind] = bare.startsWith('<') ? ['<', '>'] : ['', ''];
  if (!match) {
    const parts: Field[] = [{ name: 'challenge', value: text, secret: false }];
    return { step, place, parts, fault: 'RFC 2195 wants the form <number.time@host>' };
  }
  const [, unique = '', host = ''] = match;
  const digits = NUMBER_AND_TIME.exec(unique)?.[1] ?? '';
  const time = digits === '' ? undefined : utcTime(Number(digits) * (digits.length === 13 ? 1 : 1000));
  return {
    step,
    place,
    parts: [...(before === '' ? [] : [before]), { name: 'unique', value: unique, secret: false }, '@', { name: 'host', value: host, secret: false, names: 'host' }, ...(behind + after === '' ? [] : [behind + after])],
    details: time === undefined ? [] : [{ name: 'time', value: time, secret: false, note: 'by the clock of the server' }],
  };
}

function readResponse(text: string, digits: number): Message {
  const step = 'gives user name and digest';
  const place = { name: 'response', number: 2, of: 2 };
  const bare = text.trimEnd();
  const after = text.slice(bare.length);
  const match = RESPONSE.exec(bare);
  const hidden = HIDDEN.exec(bare);
  if (hidden?.[1] !== undefined && hidden[2] !== undefined && isPlaceholder(hidden[2])) {
    return { step, place, parts: [{ name: 'user', value: hidden[1], secret: false, names: 'user' }, ' ', { name: 'digest', value: hidden[2], secret: true }] };
  }
  if (!match || match[2]?.length !== digits) {
    const parts: Field[] = text === '' ? [] : [{ name: 'response', value: text, secret: true }];
    return { step, place, parts, fault: `wanted are a user name, a space and ${digits} hexadecimal digits` };
  }
  const [, user = '', digest = ''] = match;
  return {
    step,
    place,
    parts: [
      { name: 'user', value: user, secret: false, names: 'user' },
      ' ',
      { name: 'digest', value: digest, secret: true, standIn: '0'.repeat(digits), note: 'can be tried against passwords offline' },
      ...(after === '' ? [] : [after]),
    ],
  };
}
