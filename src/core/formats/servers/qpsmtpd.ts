import { directionFrom } from '../../ownNetwork';
import type { Writable } from '../../writable';
import type { Format } from '../format';
import type { Reported } from '../../statement';
import { DISPATCHED, hasSessions, PLUGIN_TOLD, readSession } from './qpsmtpd/session';

// 2026-11-24 10:00:01.550550550 550 (deny) logging::logterse: ` 192.0.2.44<tab>mx.example.org<tab>mx.example.org<tab><a@example.org><tab><bob@example.com><tab>rhsbl<tab>901<tab>not wanted<tab>msg denied before queued
const HEAD = /logging::logterse(?: plugin)?(?: \(deny\))?: ` ([0-9A-Fa-f.:]{2,45})[\t ]/;
const DENIED = 'msg denied before queued';
// rhsbl<tab>901<tab>: which plugin, and a constant of Qpsmtpd::Constants
const CODE = /[\t ][\w:.-]{1,60}[\t ]{1,20}(90[1-4])[\t ]{1,20}(?=\S)/;
const ADDRESSES = /<([^<>]{0,320})>/g;
// DENYSOFT and DENYSOFT_DISCONNECT
const TEMPORARY = ['902', '904'];

/** What qpsmtpd writes: every line of its sessions, or by its plugin logterse a line for each message that was denied or taken. */
export const qpsmtpd: Format = {
  id: 'qpsmtpd',
  name: 'qpsmtpd log',
  signs: [
    {
      pattern: /^\S{1,40} (?:\S{1,40} )?\d{1,10} (?:\(\w{1,40}\) )?logging::logterse(?: plugin)?(?: \(\w{1,40}\))?: ` /,
      weight: 4,
      sample: '@400000006a010550055055aa 550 logging::logterse plugin (deny): ` 192.0.2.44 mx.example.org mx.example.org <a@example.org> rhsbl 901 not wanted msg denied before queued',
    },
    { pattern: DISPATCHED, weight: 4, sample: '10116 dispatching RCPT TO:<bob@example.net>' },
    { pattern: PLUGIN_TOLD, weight: 4, sample: '(data_post) spamassassin: fail, Spam, 21.7 > 5' },
  ],
  needles: [DENIED, ' dispatching ', 'Connection from ', ' disconnecting', ' 2', ' 3', ' 4', ' 5'],
  read(line, memory) {
    const session = readSession(line, memory);
    if (session) return session;
    const { text, end } = line;
    const denied = text.indexOf(DENIED);
    if (denied < 0 || denied >= end) return undefined;
    if (hasSessions(memory)) return [];
    const said = text.slice(0, denied).trimEnd();
    const head = HEAD.exec(said);
    // The last field of the head is the address; the blank behind it begins the next.
    const from = head ? head.index + head[0].length - 1 : 0;
    const code = head && CODE.exec(said.slice(from));
    if (!head?.[1] || !code?.[1]) return undefined;
    const [sender, recipient] = [...said.slice(from, from + code.index).matchAll(ADDRESSES)].map((one) => one[1]);
    const reported: Writable<Reported> = {
      kind: 'reported',
      result: TEMPORARY.includes(code[1]) ? 'deferred' : 'rejected',
      direction: directionFrom(head[1]),
      word: { start: denied, end: denied + 'msg denied'.length },
      reason: { start: from + code.index + code[0].length, end: said.length },
    };
    if (sender !== undefined) reported.sender = sender;
    if (recipient !== undefined) reported.recipient = recipient;
    return reported;
  },
};
