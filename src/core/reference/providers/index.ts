import { barracuda } from './barracuda';
import { cisco } from './cisco';
import { cloudmark } from './cloudmark';
import { comcast } from './comcast';
import { cox } from './cox';
import { gmx } from './gmx';
import { goDaddy } from './goDaddy';
import { google } from './google';
import { icloud } from './icloud';
import { iUa } from './iUa';
import { microsoft365 } from './microsoft365';
import { mimecast } from './mimecast';
import { orange } from './orange';
import { outlookCom } from './outlookCom';
import { postscreen } from './postscreen';
import { proofpoint } from './proofpoint';
import { spamhaus } from './spamhaus';
import { spectrum } from './spectrum';
import { tencentQq } from './tencentQq';
import { tOnline } from './tOnline';
import { yahoo } from './yahoo';
import type { Provider } from './provider';

/** Every provider we know: those that receive mail first, then filters and lists that others ask. Where two could be meant, the earlier is taken. */
export const providers: readonly Provider[] = [
  google,
  outlookCom,
  microsoft365,
  yahoo,
  icloud,
  comcast,
  gmx,
  orange,
  tOnline,
  spectrum,
  cox,
  goDaddy,
  tencentQq,
  iUa,
  mimecast,
  proofpoint,
  cisco,
  barracuda,
  cloudmark,
  spamhaus,
  postscreen,
];
