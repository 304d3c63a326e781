import type { Line } from '../../../format';
import { readConnection, triesToConnect } from '../../../lineParts/connection';
import { runsClient } from '../../../lineParts/shellPrompt';
import { BEGINS_TRACEBACK } from '../../../lineParts/stackTrace';
import { stampKind, NO_STAMP } from '../../../../text/stamp';

// 220 mx.example.com ESMTP | C: EHLO client.example.org | S: 220 … | SERVER -> CLIENT: 220 … | reply: b'250 …
const OF_SESSION = /^[>\s]{0,12}(?:220[ -][\w.-]{3,255} .{0,80}\bSMTP|[CS]: (?:EHLO |HELO |220[ -])|(?:SERVER -> CLIENT|CLIENT -> SERVER): |(?:send|reply): b?['"])/;
const IN_CODE = /^`{1,3}(?=\S)/;

/** Whether a log, a session or a trace begins with a line: no report has it among its words. */
export function beginsLogOrSession(line: Line): boolean {
  const { text } = line;
  return stampKind(text.replace(IN_CODE, '')) !== NO_STAMP || OF_SESSION.test(text) || triesToConnect(text) || readConnection(line, '') !== undefined || runsClient(text) || BEGINS_TRACEBACK.test(text);
}
