import type { Failure } from '../analysis';
import type { CauseId, ResponsibleSide } from '../reference/causes';
import { causeWithId, judgeCause, type Judgement } from '../reference/judgeCause';
import { loginMechanismNamed } from '../reference/loginMechanisms';
import type { ProviderNote } from '../reference/recognizeProvider';
import { withoutNames } from '../reference/withoutNames';
import { wordAdvice, type WordAdvice } from '../reference/wordAdvice';
import { given } from '../given';
import { happenedIn } from './happened';

/** What one failure means where it stands. Plain text that holds words of the log, made visible and cut. */
export interface Verdict {
  /** "550 5.1.1 unknown recipient" */
  readonly headline: string;
  /** Who refused what, for whom, for good or for now, and the reply itself. */
  readonly happened: string;
  /** Whose side can put it right, and how. */
  readonly advice: string;
  /** Whether it is tried again, and on what the cause rests. */
  readonly rests: string;
  /** The provider behind the reply, where it is one we know. */
  readonly provider?: ProviderNote;
}

/** Judges a failure anew, on demand: nothing of the failure is kept. */
export function verdictOf(failure: Failure): Verdict {
  const { headline, because, means, advice, rests, provider } = rulingOn(failure);
  return { headline, happened: happenedIn(failure, because, means), advice, rests, ...given({ provider }) };
}

/** The verdict as one paragraph, as the Problems panel and the terminal show it. @param judgement of the failure, where it is at hand */
export function verdictText(failure: Failure, judgement?: Judgement): { readonly frame: VerdictFrame; readonly own: string } {
  const ruling = rulingOn(failure, judgement);
  return { frame: ruling, own: happenedIn(failure, ruling.because, ruling.means) };
}

/** What stands around a failure's own part of its verdict. One object for failures that are judged alike, which have the same codes and cause. */
export interface VerdictFrame {
  readonly before: string;
  readonly after: string;
}

/** The name of the cause, or of what the very words tell; nothing where nothing tells. */
export function reasonOf(failure: Failure): string | undefined {
  return judgeCause(failure).cause === 'unknown' ? undefined : rulingOn(failure).name;
}

/** What is said of every failure that is judged alike. */
interface Ruling extends Omit<Verdict, 'happened'>, VerdictFrame {
  readonly name: string;
  /** In place of the server's words, where there are none. */
  readonly because: string;
  /** What the provider means by it; empty, or a sentence after a blank. */
  readonly means: string;
}

/** By the judgement itself, which is the same for the same words, codes and occasion. What to do about a refused login depends on the mechanism too. */
const rulings = new WeakMap<Judgement, Ruling & { readonly mechanism: string | undefined }>();

function rulingOn(failure: Failure, judgement = judgeCause(failure)): Ruling {
  const known = rulings.get(judgement);
  const mechanism = judgement.cause === 'login-failed' ? failure.context.mechanism : undefined;
  if (known && known.mechanism === mechanism) return known;
  const ruling = { ...newRuling(judgement, failure), mechanism };
  rulings.set(judgement, ruling);
  return ruling;
}

function newRuling(judgement: Judgement, failure: Failure): Ruling {
  const { provider } = judgement;
  const cause = causeWithId(judgement.cause);
  const codes = [failure.code, failure.enhancedStatus].filter((one) => one !== undefined).join(' ');
  const told = provider?.rule ? undefined : adviceOn(judgement, failure);
  const todo = provider?.rule?.whatToDo ?? told?.whatToDo ?? loginText(judgement.cause, failure) ?? cause.whatToDo;
  const side = told?.side ?? cause.side;
  const name = told?.name ?? cause.name;
  const headline = `${codes === '' ? '' : `${codes} `}${name}`;
  // What a provider asks of everybody puts itself right.
  const advice = side === 'provider' ? todo : `${SIDES[side]} can put it right. ${todo}`;
  const rests = [retry(failure, told?.retryHelps ?? cause.retryHelps), groundText(judgement, failure)].filter((one) => one !== '').join(' ');
  return {
    name,
    headline,
    because: told?.because ?? cause.because,
    means: provider?.rule ? ` ${provider.provider.name}: ${provider.rule.means}` : '',
    advice,
    rests,
    before: `${headline}. `,
    after: ['', advice, rests].filter((one, index) => index === 0 || one !== '').join(' '),
    ...given({ provider }),
  };
}

const SIDES: Readonly<Record<ResponsibleSide, string>> = {
  sender: 'The sender',
  'sender-admin': "The sender's administrator",
  recipient: 'The recipient',
  'recipient-admin': "The recipient's administrator",
  provider: 'The provider',
};

function loginText(cause: CauseId, { context }: Failure): string | undefined {
  return cause === 'login-failed' && context.mechanism !== undefined ? loginMechanismNamed(context.mechanism)?.whenRefused : undefined;
}

function adviceOn({ cause, ground }: Judgement, failure: Failure): WordAdvice | undefined {
  const { code, enhancedStatus } = failure;
  const text = withoutNames(failure.text);
  return wordAdvice.find(
    ({ causes, reported, words, statuses }) =>
      causes?.includes(cause) !== false &&
      (reported !== true || code === undefined) &&
      (words.test(text) || (ground === 'enhanced-status' && enhancedStatus !== undefined && statuses?.includes(enhancedStatus.slice(2)) === true)),
  );
}

function retry({ permanent, answers }: Failure, retryHelps: boolean): string {
  if (!permanent) return answers === 'AUTH' ? 'A later login may work.' : 'The sending server tries again by itself.';
  return retryHelps ? 'It is not tried again by itself; sending it once more later may work.' : '';
}

function groundText({ ground, provider }: Judgement, { code, enhancedStatus }: Failure): string {
  switch (ground) {
    case 'text':
      return code === undefined ? 'Judged by the words of the report.' : 'Judged by the words of the reply.';
    case 'provider':
      return `Judged by what ${provider?.byText === false ? `${enhancedStatus ?? code ?? 'this'} means` : 'these words mean'} at ${provider?.provider.name ?? 'the provider'}.`;
    case 'enhanced-status':
      return `Judged by the enhanced status code ${enhancedStatus ?? ''} alone.`;
    case 'reply-code':
      return `Judged by the reply code ${code ?? ''} alone.`;
    case 'nothing':
      return '';
  }
}
