import type { Fact, Finding, Session } from '../analysis';
import type { BlockAnalysis } from '../blocks/blockAnalysis';
import { groupsOf, type BlockGroups } from './findingGroups';
import { sameState } from '../blocks/sameState';
import type { AnalysisState } from '../blocks/state';
import { unjudged } from './unjudged';
import { own } from '../text/own';

/** Some hundred lines of a document, as they were last analysed: what is asked for of all of them at once. */
export interface Block {
  readonly lines: number;
  readonly entry?: AnalysisState;
  readonly exit?: AnalysisState;
  readonly findings: readonly Finding[];
  readonly groups: BlockGroups;
  readonly sessions: readonly Session[];
  /** First and last line of each reply of several lines that stand together. */
  readonly longReplies: readonly (readonly [number, number])[];
  /** It has payloads or credentials. */
  readonly secrets: boolean;
  /** The secrets that are known of the text up to its end. */
  readonly known: readonly string[];
}

const LINES = 500;

const unread = { findings: [], groups: new Map(), sessions: [], longReplies: [], secrets: false, known: [] } satisfies Partial<Block>;

/** Blocks of so many lines that were not analysed yet. */
export function freshBlocks(lines: number): Block[] {
  const blocks: Block[] = [];
  for (let left = lines; left > 0; left -= LINES) blocks.push({ ...unread, lines: Math.min(LINES, left) });
  return blocks;
}

/** What is kept of an analysis. @param lines of the block */
export function keptOf(lines: number, entry: AnalysisState, { facts, findings: found, secrets, exit }: BlockAnalysis): Block {
  const findings = found.map(ownFinding);
  return {
    lines,
    entry,
    exit: ownState(exit, entry),
    findings,
    groups: groupsOf(findings),
    sessions: facts.filter((fact) => fact.kind === 'session').map(own),
    longReplies: facts.flatMap(longReply),
    secrets: facts.some(({ kind }) => kind === 'payload' || kind === 'credential'),
    known: secrets.length === 0 ? unread.known : own(secrets),
  };
}

function longReply(fact: Fact): readonly (readonly [number, number])[] {
  if (fact.kind !== 'reply') return [];
  const from = fact.lines[0]?.code.line ?? 0;
  const to = fact.lines[fact.lines.length - 1]?.code.line ?? 0;
  // Lines of one reply that stand apart belong to a log where sessions mix.
  return to > from && to - from === fact.lines.length - 1 ? [[from, to]] : [];
}

/** Payloads hold bytes, and stand in few lines. */
function ownFinding(finding: Finding): Finding {
  const { kind } = finding.about;
  return kind === 'failure' || kind === 'session' ? own(unjudged(finding)) : finding;
}

function ownState(state: AnalysisState, { loginFailures }: AnalysisState): AnalysisState {
  return {
    ...state,
    records: new Map(own([...state.records])),
    memories: new Map([...state.memories].map(([id, memory]) => [id, new Map(own([...memory]))])),
    // Mostly nothing new; and what was there before stands alone already.
    loginFailures: sameState(state.loginFailures, loginFailures)
      ? loginFailures
      : new Map([...state.loginFailures].map(([address, count]) => [loginFailures.has(address) ? address : own(address), count])),
  };
}
