import { given } from '../given';
import type { Line } from './format';
import { refusedLogin } from './refusedLogin';
import type { LoggedIn, Piece } from '../statement';
import { matchAt, standsAt } from '../text/matches';
import { findWords } from '../text/span';

/** What PAM says of a login that it refused. */
export interface PamRefusal {
  /** pam_unix; several are asked for one login, and each says so. */
  readonly module: string;
  /** Empty where PAM does not tell. */
  readonly user: string;
  readonly address?: string;
  /** Of the process that asked, where only the tag of an old module has it. */
  readonly pid?: string;
  readonly words: Piece;
}

/** One stands in every line of PAM about such a login. */
export const ASKED_PAM = 'authentication failure; ';

/** The names of services of mail: of others it is no mail server that refuses. */
const SERVICES = String.raw`(?:dovecot[\w-]{0,20}|imaps?|pop3?s?|smtps?|e?smtpd|submission|managesieve|sieve|lmtp|nntp|exim4?|courier|cyrus|saslauthd|mail)`;

const FAILURE = 'authentication failure; {1,4}logname=';

/** Begins what PAM says, wherever it stands: where somebody shows it, blanks may have been put between the words. */
export const OF_PAM = String.raw`pam_\w{1,20}\(${SERVICES}:auth\): {1,4}${FAILURE}`;

/** As PAM wrote it before its version 0.99, behind the name of its module in the tag: imap(pam_unix)[123]: */
export const OF_OLD_PAM = String.raw`\s${SERVICES}\(pam_\w{1,20}\)(?:\[\d{1,10}\])?: {1,4}${FAILURE}`;

const NAMED = String.raw`.{0,200}?\bruser=(\S{0,255}) {1,4}rhost=(\S{0,255})(?: {1,4}user=(\S{1,255}))?`;
// pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=alice rhost=192.0.2.9  user=alice
const REFUSED = new RegExp(String.raw`(?:(pam_\w{1,20})\(${SERVICES}:auth\): {1,4})?(authentication failure); {1,4}logname=${NAMED}`, 'y');
// imap(pam_unix)[123]:
const OLD_TAG = new RegExp(String.raw`\s${SERVICES}\((pam_\w{1,20})\)(?:\[(\d{1,10})\])?: ?$`);
// pam_winbind(smtp:auth): user 'alice' denied access (incorrect password or invalid membership) | pam_ldap(smtp:auth): Authentication failure; user=alice
const DENIED = new RegExp(String.raw`(pam_\w{1,20})\(${SERVICES}:auth\): {1,4}(?:user '([^'\s]{1,255})' denied access \((incorrect [^()]{1,60})\)|(Authentication failure); user=(\S{1,255}))`, 'y');
// check pass; user unknown Nov 24 10:00:01 mail dovecot-auth: pam_unix(…: where the end of the line was lost
const UNKNOWN_USER = new RegExp(String.raw`pam_\w{1,20}\(${SERVICES}:auth\): {1,4}check {1,4}pass; {1,4}user {1,4}unknown [^;]{10,120}?: {1,4}(?=pam_)`, 'y');
const ADDRESS = /^[0-9A-Fa-f.:]{2,45}$/;

/** What PAM logs under the name of the server that asked it, before that tells of the same login. */
export function readPamRefusal({ text, start, program, headless }: Line): PamRefusal | undefined {
  const [, old, pid] = text.startsWith(ASKED_PAM, start) ? (OLD_TAG.exec(text.slice(Math.max(0, start - LONGEST_TAG), start)) ?? []) : [];
  if (program === '' && headless !== true && old === undefined) return undefined;
  const from = standsAt(UNKNOWN_USER, text, start) ? UNKNOWN_USER.lastIndex : start;
  const match = matchAt(REFUSED, text, from);
  if (!match) return undefined;
  const [, module = old, words = '', asked = '', host = '', user = asked] = match;
  if (module === undefined) return undefined;
  return { module, user, ...given({ pid }), ...(ADDRESS.test(host) ? { address: host } : {}), words: findWords(text, words, from) };
}

const LONGEST_TAG = 80;

/** One stands in every line of the modules that tell whom they refused and name no client. */
export const DENIED_BY_PAM = [' denied access (incorrect ', 'Authentication failure; user='];

/** What those say. */
export function readPamDenial({ text, start }: Line): PamRefusal | undefined {
  const match = matchAt(DENIED, text, start);
  if (!match?.[1]) return undefined;
  const [, module, denied, denial, failed, user = denied ?? ''] = match;
  return { module, user, words: findWords(text, denial ?? failed ?? '', start + module.length) };
}

/** One stands in every line by which a module of PAM lets somebody in, whom another may have refused before. */
export const LET_IN_BY_PAM = 'authentication success; ';

// pam_sss(dovecot:auth): authentication success; logname= uid=0 euid=0 tty=dovecot ruser=alice rhost=192.0.2.9 user=alice
const LET_IN = new RegExp(String.raw`pam_\w{1,20}\(${SERVICES}:auth\): {1,4}authentication success; {1,4}logname=${NAMED}`, 'y');

/** A module of PAM that let somebody in whom another one may have refused. */
export function readPamSuccess({ text, start }: Line): LoggedIn | undefined {
  const [, asked = '', host = '', user = asked] = matchAt(LET_IN, text, start) ?? [];
  return user === '' ? undefined : { kind: 'logged-in', user, ...given({ address: ADDRESS.test(host) ? host : undefined }) };
}

/** The login that was refused so; whoever asked PAM tells of it again. */
export function loginRefusedBy({ start, end }: Line, { user, address, words }: PamRefusal): ReturnType<typeof refusedLogin> {
  return refusedLogin({ address, user, piece: { start, end } }, { word: words, reason: words });
}
