import { matchAt } from '../../../text/matches';
// to=<bob@example.net>,<carol@example.net>, delay=… | to=nosuch@example.net, … | to=<bob@example.net>,delay=… | to="|/usr/bin/vacation alice", …
const TO = /to=("[^"\n]{1,400}"|[^\s"]{1,2000}?)(?=, |,(?:ctladdr|x?delay)=|$)/y;
// to=/var/mail/archive, ctladdr=…: a file
const FILE = /^\/[^\s,]{0,1000}$/;
// ctladdr=<list@example.com> (8/0): of a program or file the alias that led to it
const CONTROLLING = /, ?ctladdr=<?([^\s<>,]{1,400})>?/;
const ADDRESS = /^<?([^\s<>"[\]]{0,400})>?$/;

/** Whom a delivery line is about: a line may stand for several. Empty where it does not tell. */
export function recipientsOf(fields: string): readonly string[] {
  const to = matchAt(TO, fields, 0)?.[1];
  if (to === undefined) return [];
  if (to.startsWith('"') || FILE.test(to)) return [CONTROLLING.exec(fields)?.[1] ?? to];
  // [3 more] ends a list that is too long.
  return to.split(',').flatMap((one) => ADDRESS.exec(one)?.[1] ?? []);
}
