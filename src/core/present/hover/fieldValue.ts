import type { LogField } from '../../reference/logFields/logField';
import { stages } from '../../summary/delays';

/** What the value of a field says, as a sentence of ours; none where it says nothing more. */
export function fieldValueText({ value, values }: LogField, text: string): string | undefined {
  if (value === 'delays') return delaysText(text.split('/').map(Number));
  if (value === 'counter') return counterText(text);
  const meaning = values && Object.hasOwn(values, text) ? values[text] : undefined;
  return meaning === undefined ? undefined : `\`${text}\`: ${meaning}.`;
}

// What makes a stage slow, in the order of `stages`.
const SLOW = [
  'It waited for an earlier attempt, or came in slowly: look at the deferrals of this message and at content filters.',
  'It waited for its turn: too few delivery processes, or too much for this destination.',
  'DNS, the connection, the greeting or the TLS handshake of the other server is slow.',
  'The other server took long to accept the commands or the content: mostly its filters.',
] as const;

/** Below so many seconds nothing is slow. */
const NOTICED = 1;

function delaysText(seconds: readonly number[]): string | undefined {
  if (seconds.length !== stages.length || seconds.some((one) => !Number.isFinite(one))) return undefined;
  const parts = stages.map((stage, index) => `${stage} ${shown(seconds[index] ?? 0)}`).join(', ');
  const longest = Math.max(...seconds);
  const slow = seconds.indexOf(longest);
  const whole = seconds.reduce((sum, one) => sum + one, 0);
  if (longest < NOTICED) return `${upperFirst(parts)}. Nothing here is slow.`;
  return `${upperFirst(parts)}. **${upperFirst(stages[slow] ?? '')}** took ${longest === whole ? 'all' : `${Math.round((100 * longest) / whole)} %`} of the time. ${SLOW[slow] ?? ''}`;
}

function shown(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${round(seconds / 60)} min`;
  return seconds < 86_400 ? `${round(seconds / 3600)} h` : `${round(seconds / 86_400)} days`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** `0/1`: how many succeeded, of how many. */
function counterText(text: string): string {
  const [good = 0, all] = text.split('/').map(Number);
  if (all === undefined) return good === 1 ? 'Once, with success.' : `${good} times, all with success.`;
  return good === 0 ? (all === 1 ? 'Once, without success.' : `${all} times, never with success.`) : `${good} of ${all} with success.`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
