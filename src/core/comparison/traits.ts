import type { Session } from '../analysis';
import { counted } from '../text/counted';
import { duration } from '../text/duration';
import { grouped } from '../text/grouped';
import { differing, type Difference, type Value } from './difference';
import { differingOffers, differingSets } from './offers';
import { codesOf, refuses, type Round, type RoundAnswer } from './round';
import { isOfContent, occasionNamed } from '../reference/occasion';
import type { Shown } from './row';

/** What is known of one of the sessions. */
export interface Known {
  readonly session: Session;
  readonly rounds: readonly Round[];
  readonly shown: Shown;
}

/**
 * What is compared besides the dialogue, in the order in which it is told.
 * @param samePassword whether both sent the same, where that is known
 * @param slowReply seconds after which a reply is slow
 */
export function differencesBetween(left: Known, right: Known, samePassword: boolean | undefined, slowReply: number): readonly Difference[] {
  const [offers, others] = [offersOf(left), offersOf(right)];
  const traits = traitsOf(slowReply);
  const told = (names: readonly (keyof typeof traits)[]): readonly Difference[] => names.flatMap((name) => differing(name, traits[name](left), traits[name](right)));
  return [
    ...told(['Server', 'Client']),
    ...differingTls(left, right),
    ...(offers && others ? differingOffers(offers, others) : []),
    ...told(['Name in EHLO', 'Mechanism', 'User']),
    ...(samePassword === false ? [PASSWORDS] : []),
    ...told(['Acts as', 'Form of the response', 'Sender', 'Said of the message']),
    ...differingRecipients(left, right),
    ...told(['Size announced', 'Commands sent ahead', 'Slow replies', 'Message']),
  ];
}

const PASSWORDS: Difference = { what: 'Password', left: { words: 'one' }, right: { words: 'another' } };

type Trait = (known: Known) => Value | undefined;

/** What is read of each session; nothing where its log does not show it. */
function traitsOf(slowReply: number) {
  return {
    Server: ({ session }) => named([session.server ?? session.asked]),
    Client: clientOf,
    'Name in EHLO': ({ rounds }) => named(rounds.filter(({ kind, verb }) => kind === 'EHLO' && verb !== undefined).map(({ verb, argument }) => [...(verb === 'EHLO' ? [] : [verb]), argument ?? 'none'].join(' '))),
    Mechanism: mechanismOf,
    User: ({ session, rounds }) => named(rounds.map(({ login }) => login?.user)) ?? named([session.user]),
    'Acts as': (known) => inLogin(known, 'actsAs', 'nobody else'),
    'Form of the response': (known) => inLogin(known, 'fault', 'as it should be'),
    Sender: ({ rounds }) => named(rounds.filter(({ kind }) => kind === 'MAIL').map(({ address }) => (address === '' ? '<>' : address))),
    'Said of the message': parametersOf,
    'Size announced': sizeOf,
    'Commands sent ahead': ({ rounds, shown }) => (shown.dialogue ? { words: rounds.some(({ ahead }) => ahead) ? 'yes' : 'no, it waits for each reply' } : undefined),
    'Slow replies': ({ rounds }) => slowOf(rounds, slowReply),
    Message: messageOf,
  } satisfies Readonly<Record<string, Trait>>;
}

/** Each once, in the order in which they were first told. */
function named(values: readonly (string | undefined)[]): Value | undefined {
  const names = [...new Set(values.flatMap((one) => one ?? []))];
  return names.length === 0 ? undefined : { names };
}

/** Who connected, where that is more than the name in EHLO. */
function clientOf({ session: { client }, rounds }: Known): Value | undefined {
  // Each connection has another port.
  return rounds.some(({ kind, argument }) => kind === 'EHLO' && argument === client) ? undefined : named([client?.replace(/(?<=[\d\]]):\d{1,5}$/, '')]);
}

/** Where neither has it, what the servers offer tells the rest. */
function differingTls(left: Known, right: Known): readonly Difference[] {
  return [left, right].some(({ session, rounds }) => session.secured || rounds.some(({ kind }) => kind === 'STARTTLS')) ? differing('TLS', tlsOf(left), tlsOf(right)) : [];
}

function tlsOf({ session: { secured, keywords }, rounds, shown }: Known): Value | undefined {
  if (secured) return { words: 'yes' };
  const refusal = rounds.find((round) => round.kind === 'STARTTLS' && refuses(round))?.answer;
  if (refusal) return { words: `no, STARTTLS was refused: ${codesOf(refusal)}` };
  if (keywords && 'STARTTLS' in keywords) return { words: 'no, though the server offers it' };
  if (shown.dialogue) return { words: 'no' };
  return shown.whole ? { words: 'none in the log' } : undefined;
}

function offersOf({ rounds }: Known): RoundAnswer['keywords'] {
  return rounds.map(({ answer }) => answer?.keywords).filter((one) => one !== undefined).at(-1);
}

function mechanismOf({ session, rounds, shown }: Known): Value | undefined {
  const used = named(rounds.map(({ login }) => login?.mechanism)) ?? named([session.mechanism]);
  if (used || session.loggedIn || rounds.some(({ kind }) => kind === 'AUTH')) return used;
  return shown.dialogue && shown.whole ? { words: 'no login' } : undefined;
}

/** @param otherwise said of a login that shows nothing of it */
function inLogin({ rounds }: Known, what: 'actsAs' | 'fault', otherwise: string): Value | undefined {
  if (!rounds.some(({ login }) => login?.secret === true || login?.user !== undefined)) return undefined;
  return named(rounds.map(({ login }) => login?.[what])) ?? { words: otherwise };
}

const PATH = /^FROM\s{0,9}:\s{0,9}(?:<[^<>]*>|[^\s<>]+)/i;

/** What each MAIL says besides the sender (RFC 5321 §4.1.1.2). */
function mailParameters({ rounds }: Known): readonly (readonly string[])[] {
  return rounds.filter(({ kind, argument }) => kind === 'MAIL' && argument !== undefined).map(({ argument = '' }) => argument.replace(PATH, '').split(/\s+/).filter((one) => one !== ''));
}

const SIZE = /^SIZE=(\d{1,15})$/i;

/** Their sizes are compared by themselves. */
function parametersOf(known: Known): Value | undefined {
  const said = mailParameters(known).map((one) => one.filter((parameter) => !SIZE.test(parameter)).sort().join(' '));
  return said.length > 0 && said.every((one) => one === '') ? { words: 'nothing' } : named(said.map((one) => (one === '' ? 'nothing' : one)));
}

function sizeOf(known: Known): Value | undefined {
  const sizes = mailParameters(known).flatMap((one) => one.flatMap((parameter) => SIZE.exec(parameter)?.[1] ?? []));
  return named(sizes.map((size) => `${grouped(Number(size))} bytes`));
}

function differingRecipients(left: Known, right: Known): readonly Difference[] {
  const [one, other] = [recipientsOf(left), recipientsOf(right)];
  return one.length > 0 && other.length > 0 ? differingSets('Recipients', one, other, 'no other') : [];
}

function recipientsOf({ rounds }: Known): readonly string[] {
  return [...new Set(rounds.flatMap(({ kind, address }) => (kind === 'RCPT' || kind === 'delivery' ? (address ?? []) : [])))];
}

function slowOf(rounds: readonly Round[], limit: number): Value | undefined {
  const timed = rounds.flatMap(({ kind, answer }) => (answer?.took === undefined ? [] : [{ kind, took: answer.took }]));
  if (timed.length === 0) return undefined;
  return named(timed.filter(({ took }) => took >= limit).map(({ kind, took }) => `${kind} after ${duration(took)}`)) ?? { words: 'none' };
}

function messageOf({ session: { messages }, rounds, shown }: Known): Value | undefined {
  if (messages > 0) return { words: `${counted(messages, 'message')} accepted` };
  const refusal = rounds.find((round) => isOfContent(occasionNamed(round.kind)) && refuses(round))?.answer;
  if (refusal) return { words: `refused: ${codesOf(refusal)}` };
  if (shown.dialogue) return { words: 'none' };
  return shown.whole ? { words: 'none in the log' } : undefined;
}
