import type { Line } from './format';
import { refusedLogin } from './refusedLogin';
import type { Piece } from '../statement';
import { matchAt, standsAt } from '../text/matches';
import { findWords } from '../text/span';

/** What PAM says of a login that it refused. */
export interface PamRefusal {
  /** pam_unix; several are asked for one login, and each says so. */
  readonly module: string;
  /** Empty where PAM does not tell. */
  readonly user: string;
  readonly address?: string;
  readonly words: Piece;
}

/** One stands in every line of PAM about such a login. */
export const ASKED_PAM = 'authentication failure; ';

/** The names of services of mail: of others it is no mail server that refuses. */
const SERVICES = '(?:dovecot|imaps?|pop3?s?|smtps?|e?smtpd|submission|managesieve|sieve|lmtp|nntp|exim4?|courier|cyrus|mail)';

/** Begins what PAM says, wherever it stands: where somebody shows it, blanks may have been put between the words. */
export const OF_PAM = String.raw`pam_\w{1,20}\(${SERVICES}:auth\): {1,4}authentication failure; {1,4}logname=`;

// pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=alice rhost=192.0.2.9  user=alice
const REFUSED = new RegExp(String.raw`(pam_\w{1,20})\(${SERVICES}:auth\): {1,4}(authentication failure); {1,4}logname=.{0,200}?\bruser=(\S{0,255}) {1,4}rhost=(\S{0,255})(?: {1,4}user=(\S{1,255}))?`, 'y');
// check pass; user unknown Nov 24 10:00:01 mail dovecot-auth: pam_unix(…: where the end of the line was lost
const UNKNOWN_USER = new RegExp(String.raw`pam_\w{1,20}\(${SERVICES}:auth\): {1,4}check {1,4}pass; {1,4}user {1,4}unknown [^;]{10,120}?: {1,4}(?=pam_)`, 'y');
const ADDRESS = /^[0-9A-Fa-f.:]{2,45}$/;

/** What PAM logs under the name of the server that asked it, before that tells of the same login. */
export function readPamRefusal({ text, start, program, headless }: Line): PamRefusal | undefined {
  if (program === '' && headless !== true) return undefined;
  const from = standsAt(UNKNOWN_USER, text, start) ? UNKNOWN_USER.lastIndex : start;
  const match = matchAt(REFUSED, text, from);
  if (!match) return undefined;
  const [, module = '', words = '', asked = '', host = '', user = asked] = match;
  return { module, user, ...(ADDRESS.test(host) ? { address: host } : {}), words: findWords(text, words, from + module.length) };
}

/** The login that was refused so; whoever asked PAM tells of it again. */
export function loginRefusedBy({ start, end }: Line, { user, address, words }: PamRefusal): ReturnType<typeof refusedLogin> {
  return refusedLogin({ address, user, piece: { start, end } }, { word: words, reason: words });
}
