import type { Line } from './format';
import { refusedLogin } from './refusedLogin';
import type { Piece } from '../statement';
import { matchAt } from '../text/matches';
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
export const ASKED_PAM = 'authentication failure; logname=';

/** The names of services of mail: of others it is no mail server that refuses. */
const SERVICES = '(?:dovecot|imaps?|pop3?s?|smtps?|e?smtpd|submission|managesieve|sieve|lmtp|nntp|exim4?|courier|cyrus|mail)';

/** Begins what PAM says, wherever it stands. */
export const OF_PAM = String.raw`pam_\w{1,20}\(${SERVICES}:auth\): authentication failure; logname=`;

// pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=alice rhost=192.0.2.9  user=alice
const REFUSED = new RegExp(String.raw`(pam_\w{1,20})\(${SERVICES}:auth\): (authentication failure); logname=.{0,200}?\bruser=(\S{0,255}) rhost=(\S{0,255})(?: {1,2}user=(\S{1,255}))?`, 'y');
const ADDRESS = /^[0-9A-Fa-f.:]{2,45}$/;

/** What PAM logs under the name of the server that asked it, before that tells of the same login. */
export function readPamRefusal({ text, start, program }: Line): PamRefusal | undefined {
  if (program === '') return undefined;
  const match = matchAt(REFUSED, text, start);
  if (!match) return undefined;
  const [, module = '', words = '', asked = '', host = '', user = asked] = match;
  return { module, user, ...(ADDRESS.test(host) ? { address: host } : {}), words: findWords(text, words, start) };
}

/** The login that was refused so; whoever asked PAM tells of it again. */
export function loginRefusedBy({ start, end }: Line, { user, address, words }: PamRefusal): ReturnType<typeof refusedLogin> {
  return refusedLogin({ address, user, piece: { start, end } }, { word: words, reason: words });
}
