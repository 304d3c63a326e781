import { COMPRESSED_ENDINGS } from '../../files/compression/endings';

// mail.log | maillog-20261124 | exim_mainlog.2.gz | mail-20261124.log.xz | SEND20261124-1.LOG
/** Names that logs go by, rotated and compressed; the menus of the Explorer and of tabs have the same. */
export const LOG_NAME = new RegExp(String.raw`^(.+\.log|maillog|mail\.(err|info|warn)|(exim_)?(main|reject|panic)log)([.-]\d[\w-]*)?(\.(${COMPRESSED_ENDINGS}))?$`, 'i');

/** Whether a log by its name is compressed. */
export function isCompressed(name: string): boolean {
  return LOG_NAME.exec(name)?.at(-1) !== undefined;
}
