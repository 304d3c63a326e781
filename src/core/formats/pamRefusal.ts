import type { Line } from './format';
import type { Piece } from '../statement';

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
export const ASKED_PAM = 'authentication failure; logname=';

/** The names of services of mail: of others it is no mail server that refuses. */
const SERVICES = '(?:dovecot|imaps?|pop3?s?|smtps?|e?smtpd|submission|managesieve|sieve|lmtp|nntp|exim4?|courier|cyrus|mail)';
const MODULE = String.raw`(pam_\w{1,20})`;
const FAILURE = String.raw`(authentication failure); logname=.{0,200}?\bruser=(\S{0,255}) rhost=(\S{0,255})(?: {1,2}user=(\S{1,255}))?`;

/** Begins what PAM says, wherever it stands. */
export const OF_PAM = String.raw`pam_\w{1,20}\(${SERVICES}:auth\): authentication failure; logname=`;

// pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=alice rhost=192.0.2.9  user=alice
const REFUSED = new RegExp(String.raw`${MODULE}\(${SERVICES}:auth\): ${FAILURE}`, 'y');
// imap(pam_unix)[550]: authentication failure; logname= uid=0 euid=0 tty= ruser= rhost=192.0.2.9  user=alice (Linux-PAM before 0.99, in the tag of the service)
const TAG = new RegExp(String.raw`\b${SERVICES}(?:-auth)?\(${MODULE}\)(?:\[\d{1,10}\])?: $`);
const UNDER_TAG = new RegExp(FAILURE, 'y');
const ADDRESS = /^[0-9A-Fa-f.:]{2,45}$/;

/** What PAM logs under the name of the server that asked it, before that tells of the same login. */
export function readPamRefusal({ text, start, program }: Line): PamRefusal | undefined {
  if (program === '') return undefined;
  REFUSED.lastIndex = start;
  const match = REFUSED.exec(text);
  if (match) return refusal(match.slice(1), start + match[0].indexOf('authentication failure'));
  if (!text.startsWith(ASKED_PAM, start)) return undefined;
  const module = TAG.exec(text.slice(Math.max(0, start - LONGEST_TAG), start))?.[1];
  UNDER_TAG.lastIndex = start;
  const old = module === undefined ? null : UNDER_TAG.exec(text);
  return old && module !== undefined ? refusal([module, ...old.slice(1)], start) : undefined;
}

const LONGEST_TAG = 60;

function refusal([module = '', words = '', asked = '', host = '', user = asked]: readonly string[], at: number): PamRefusal {
  return { module, user, ...(ADDRESS.test(host) ? { address: host } : {}), words: { start: at, end: at + words.length } };
}
