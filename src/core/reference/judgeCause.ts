import { given } from '../given';
import { causes, type Cause, type CauseId } from './causes';
import { causeWords, type Weight } from './causeWords';
import type { Occasion } from './occasion';
import { Remembered } from '../text/remembered';
import { providerOf, recognizeProvider, type ProviderNote } from './recognizeProvider';
import type { Provider } from './providers/provider';
import { withoutNames } from './withoutNames';
import { compilePhrases, findPhrases, wordsOf, type Phrase, type Phrases } from './words';

/** A refusal, as far as its cause rests on it. */
export interface Refusal {
  /** The reply without its codes, or the log's own words. */
  readonly text: string;
  readonly enhancedStatus?: string | undefined;
  readonly code?: string | undefined;
  readonly answers?: Occasion | undefined;
  /** Nobody tries again. */
  readonly permanent?: boolean | undefined;
  readonly context?: { readonly server?: string | undefined } | undefined;
}

/** On what a judgement rests, the most trusted first. */
export type Ground = 'text' | 'provider' | 'enhanced-status' | 'reply-code' | 'nothing';

export interface Judgement {
  readonly cause: CauseId;
  readonly ground: Ground;
  /** What the provider means by this reply, where it is one we know. */
  readonly provider?: ProviderNote;
}

/**
 * Judges why something was refused: by its words, by what the provider means
 * by its codes, by the enhanced status code, by the reply code. Words that
 * would fit much come after the codes. One pass over the text.
 */
export function judgeCause(refusal: Refusal): Judgement {
  const { enhancedStatus, code, answers, permanent, context } = refusal;
  const provider = context?.server === undefined ? undefined : providerOf(context.server);
  const text = withoutNames(refusal.text);
  // Servers say the same to many.
  const known = judged.get(text, () => []);
  for (const one of known) {
    const { asked } = one;
    if (asked.provider === provider && asked.code === code && asked.enhancedStatus === enhancedStatus && asked.answers === answers && asked.permanent === permanent) return one.judgement;
  }
  const judgement = judge({ ...refusal, text });
  if (known.length === MOST_SETUPS) known.length = 0;
  known.push({ asked: { provider, code, enhancedStatus, answers, permanent }, judgement });
  return judgement;
}

/** What a judgement rests on besides the words. */
interface Asked extends Pick<Refusal, 'code' | 'enhancedStatus' | 'answers' | 'permanent'> {
  readonly provider: Provider | undefined;
}

const MOST_SETUPS = 20;
const judged = new Remembered<{ readonly asked: Asked; readonly judgement: Judgement }[]>(500);

function judge(refusal: Refusal): Judgement {
  const { enhancedStatus, code } = refusal;
  const words = wordsOf(refusal.text);
  const provider = recognizeProvider(words, refusal.context?.server, enhancedStatus, code);
  const told: Told = { settles: NONE, names: NONE, says: NONE, hints: NONE, leans: NONE };
  findPhrases(causePhrases(), words, ({ weight, rank }) => {
    if (rank < told[weight]) told[weight] = rank;
  });
  if (code === undefined && refusal.permanent === true && isExitStatus(words)) told.hints = NONE;
  const judgement = weighed(told, provider, refusal);
  const cause = code === undefined && refusal.permanent === true && judgement.cause === 'network' ? afterWaiting(words) : judgement.cause;
  return { ...judgement, cause, ...given({ provider }) };
}

type Told = Record<Weight, number>;

const all: readonly (Cause & { readonly id: CauseId })[] = causes;
const NONE = all.length;

let phrases: Phrases<{ weight: Weight; rank: number }> | undefined;

/** Made ready when the first refusal is judged: a tenth of what the core would take to start. */
function causePhrases(): Phrases<{ weight: Weight; rank: number }> {
  phrases ??= compilePhrases(
    all.flatMap(({ id }, rank) =>
      (['settles', 'names', 'says', 'hints', 'leans'] as const).flatMap((weight) => (causeWords[id][weight] ?? []).map((phrase): Phrase<{ weight: Weight; rank: number }> => ({ phrase, value: { weight, rank } }))),
    ),
  );
  return phrases;
}

/** Where nobody answered and nobody tries again, the sender waited until its time was over. */
function afterWaiting(words: readonly string[]): CauseId {
  let silent = false;
  findPhrases(silence, words, () => {
    silent = true;
  });
  return silent ? 'expired' : 'network';
}

const silence = compilePhrases(['timed out', 'no answer|response', 'did not respond|accept|answer', 'not responding|answering'].map((phrase): Phrase<true> => ({ phrase, value: true })));

/** stat=Service unavailable: the name of an exit status (EX_UNAVAILABLE of sysexits), which stands for any 5xx that a mailer was given. */
function isExitStatus([first, second, ...others]: readonly string[]): boolean {
  return first === 'service' && second === 'unavailable' && others.length === 0;
}

/** By subject and detail, or with the class where only that class means it. */
const byStatus = new Map<string, CauseId>(all.flatMap(({ id, statuses = [] }) => statuses.map((status) => [status, id] as const)));
const bySubject = new Map<string, CauseId>(all.flatMap(({ id, subject }) => (subject === undefined ? [] : [[subject, id] as const])));

function causeOfStatus(enhancedStatus: string | undefined): CauseId | undefined {
  if (enhancedStatus === undefined) return undefined;
  const [, subject = ''] = enhancedStatus.split('.');
  return byStatus.get(enhancedStatus) ?? byStatus.get(enhancedStatus.slice(2)) ?? bySubject.get(subject);
}

const loginByCode = new Map<string, CauseId>(all.filter(({ ofLogin }) => ofLogin === true).flatMap(({ id, codes = [] }) => codes.map((code) => [code, id] as const)));
const byCode = new Map<string, CauseId>(all.flatMap(({ id, codes = [] }) => codes.map((code) => [code, id] as const)));

function weighed(told: Told, provider: ProviderNote | undefined, { enhancedStatus, code, answers }: Refusal): Judgement {
  // A provider's own mark, such as [TSS04] or S3140, and words that it is known for, tell more than common words.
  if (provider?.cause !== undefined && provider.byText) return { cause: provider.cause, ground: 'provider' };
  const named = all[told.settles] ?? all[told.names] ?? all[told.says];
  if (named) return { cause: atOccasion(named.id, answers, code, enhancedStatus), ground: 'text' };
  if (provider?.cause !== undefined) return { cause: provider.cause, ground: 'provider' };
  const status = causeOfStatus(enhancedStatus);
  const hinted = all[enhancedStatus === undefined ? Math.min(told.hints, told.leans) : told.hints];
  // "Access denied" and X.7.1 tell no more than that; at MAIL FROM it is the sender.
  if (answers === 'MAIL' && [status ?? 'policy', hinted?.id ?? 'policy'].every((one) => one === 'policy') && (status ?? hinted)) return { cause: 'sender-refused', ground: hinted ? 'text' : 'enhanced-status' };
  // 535 and 530 are about the login, whatever X.7.1 and "access denied" beside them.
  const byLogin = loginByCode.get(code ?? '');
  if (byLogin && [status ?? 'policy', hinted?.id ?? 'policy'].every((one) => one === 'policy')) return { cause: byLogin, ground: 'reply-code' };
  // X.7.0 and X.7.1 say no more than that something was not allowed, X.2.0 that it was about the mailbox.
  const vague = status === 'policy' || enhancedStatus?.endsWith('.2.0') === true;
  if (status !== undefined && !(vague && hinted)) return { cause: status, ground: 'enhanced-status' };
  if (hinted) return { cause: atOccasion(hinted.id, answers, code, enhancedStatus), ground: 'text' };
  // A log that tells of a refused login and not of the reply.
  if (answers === 'AUTH' && code === undefined && status === undefined) return { cause: 'login-failed', ground: 'nothing' };
  // Who may not ask for addresses is refused by a rule, whatever he asked.
  if (answers === 'VRFY' && code === undefined && status === undefined) return { cause: 'policy', ground: 'nothing' };
  const byReply = code === undefined ? undefined : (meantAt(code, answers) ?? byCode.get(code));
  return byReply === undefined ? { cause: 'unknown', ground: 'nothing' } : { cause: byReply, ground: 'reply-code' };
}

/**
 * What can be unknown when something is answered: the sender or who logs in before a recipient is named, the sender
 * again once the recipients are accepted. A client that does not find a host has no reply, and says nothing of itself.
 */
function atOccasion(cause: CauseId, answers: Occasion | undefined, code: string | undefined, enhancedStatus: string | undefined): CauseId {
  // A server that knows no STARTTLS has no TLS, and whoever is told so as a failure wanted it.
  if (answers === 'STARTTLS' && cause === 'syntax-error' && (code === '500' || code === '502')) return 'tls-required';
  // Whose account is closed or locked is who logs in.
  if (cause === 'mailbox-disabled' && (answers === 'AUTH' || loginByCode.get(code ?? '') === 'login-failed')) return 'login-failed';
  if (cause !== 'unknown-recipient' && cause !== 'unknown-host') return cause;
  // X.1.7 and X.1.8 say that the address is the sender's (RFC 3463 §3.2), which "invalid address" leaves open.
  if (enhancedStatus !== undefined && OF_SENDER.test(enhancedStatus)) return 'sender-refused';
  switch (answers) {
    case 'MAIL':
      return 'sender-refused';
    case 'AUTH':
      return 'login-failed';
    case 'connect':
    case 'EHLO':
    case 'HELO':
      // What is wrong with a name that a server cannot even read (501) is its form.
      return code === undefined ? cause : code === '501' ? 'syntax-error' : 'reputation';
    case 'content':
    case 'BDAT':
      return cause === 'unknown-host' ? 'sender-refused' : cause;
    default:
      return cause;
  }
}

const OF_SENDER = /^[45]\.1\.[78]$/;

/** By what is answered and the code. */
const byAnswer = new Map<string, CauseId>(
  all.flatMap(({ id, codesAnswering = {} }) => Object.entries(codesAnswering).flatMap(([answers, codes]) => codes.map((code) => [`${answers} ${code}`, id] as const))),
);

/** What a bare code means by what it answers. */
function meantAt(code: string, answers: Occasion | undefined): CauseId | undefined {
  return byAnswer.get(`${answers ?? ''} ${code}`);
}

/** The cause that a code mostly has where nothing else is known; none for one that may mean anything. */
export function usualCause(code: string): CauseId | undefined {
  return code.includes('.') ? causeOfStatus(code) : (meantAt(code, 'RCPT') ?? byCode.get(code));
}

/** Whether a cause says no more than that it did not work in time: why stands in what came before. */
export function leavesOpen(cause: CauseId): boolean {
  return cause === 'expired' || cause === 'unknown';
}

/** For people: `unknown recipient`. */
export function causeName(id: CauseId): string {
  return causeWithId(id).name;
}

/** @throws never for an id of the table, which the type asks for */
export function causeWithId(id: CauseId): Cause {
  const cause = byId.get(id);
  if (!cause) throw new Error(`no cause ${id}`);
  return cause;
}

const byId = new Map<CauseId, Cause>(all.map((cause) => [cause.id, cause]));
