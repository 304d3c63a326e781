import { directionFrom } from '../../../ownNetwork';
import { matchAt, standsAt } from '../../../text/matches';
import type { Writable } from '../../../writable';
import type { Accepted, Line } from '../../format';
import type { Noted, Statement } from '../../../statement';
import { readHead } from './head';

/** Stands in place of `<=` where the client was told that it is refused. */
export const FAKE_REJECT = '(=';
const ARRIVES = /[<(]= /y;

/** Whether words begin as those of a message that arrives. */
export function arrives(text: string, at = 0): boolean {
  return standsAt(ARRIVES, text, at);
}

// <= alice@example.com H=client.example.org [192.0.2.1] P=esmtp S=550 | <= <> R=1vNq1a-0001Zx-4K U=Debian-exim P=local S=1550
const ACCEPTED = /[<(]= (?:<>|<?([^\s<>]{1,400})>?) /y;
const OWN = /^ R=\S{16,23} U=/;
const SIZE = / S=(\d{1,15})(?=\s|$)/;

/** The message that comes into the queue with a line. */
export function readAccepted(line: Line): Accepted | undefined {
  const { queueId, start } = readHead(line) ?? {};
  const match = queueId === undefined ? null : matchAt(ACCEPTED, line.text, start ?? 0);
  if (!match || queueId === undefined) return undefined;
  const fields = line.text.slice(ACCEPTED.lastIndex - 1);
  return { queueId, sender: match[1] ?? '', size: Number(SIZE.exec(fields)?.[1] ?? 0), ...(match[1] === undefined && OWN.test(fields) ? { notice: true } : {}) };
}

// H=(laptop) client.example.org [192.0.2.1]:5025 | U=alice
const CLIENT = / H=((?:[^\s[\]]{1,255} ){0,2}\[[^\s[\]]{1,64}\])| U=(\S{1,255})/;
// X=TLS1.3:ECDHE_X25519__RSA_PSS_RSAE_SHA256__AES_256_GCM:256
const TLS = / X=TLS/;
// A=login:alice@example.com
const LOGIN = / A=([A-Za-z0-9_-]{1,30}):([^\s]{1,255})/;

/**
 * Exim logs no connections: what it tells of one message, from its arrival
 * until it is done, stands for a session. With `control = fakereject` the
 * client was answered 550, although the message goes on.
 */
export function readArrival(line: Line, queueId: string): readonly Statement[] {
  const { text, start } = line;
  const noted = noteArrival(line, queueId);
  if (!text.startsWith(FAKE_REJECT, start)) return [noted];
  const word = { start, end: start + FAKE_REJECT.length };
  const sender = matchAt(ACCEPTED, text, start)?.[1] ?? '';
  const direction = noted.user === undefined ? directionFrom(noted.client ?? '') : 'submission';
  return [noted, { kind: 'reported', session: queueId, queueId, result: 'rejected', direction, occasion: 'content', sender, word }];
}

function noteArrival({ text, start, end }: Line, queueId: string): Noted {
  const fields = text.slice(start, Math.min(end, start + LONGEST_FIELDS));
  const client = CLIENT.exec(fields);
  const login = LOGIN.exec(fields);
  const name = client?.[1] ?? client?.[2];
  const noted: Writable<Noted> = { kind: 'noted', session: queueId, piece: { start, end }, begins: true, message: true };
  if (name !== undefined) noted.client = name;
  if (TLS.test(fields)) noted.secured = true;
  if (login?.[1] !== undefined && login[2] !== undefined) {
    noted.mechanism = login[1];
    noted.user = login[2];
  }
  return noted;
}

const LONGEST_FIELDS = 1000;
