import { readFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector';
import * as vscode from 'vscode';

/** Runs inside the extension host. Prints what it finds. */
export async function run(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('There is no folder.');
  const foreign = vscode.Uri.joinPath(folder.uri, 'maillog.ini');
  const log = vscode.Uri.joinPath(folder.uri, 'maillog');
  const extension = vscode.extensions.all.find(({ id }) => id.endsWith('.mail-log-annotator'));
  if (!extension || extension.isActive) throw new Error('The extension has to be there, and not active yet.');

  // Twice: the first time VS Code's own code is compiled too.
  for (const what of ['a file of another kind', 'the same again']) await tell(what, () => opened(foreign));
  const start = performance.now();
  await tell('the extension activated', async () => {
    await extension.activate();
    console.log(`bench: activated in ${(performance.now() - start).toFixed(0)} ms, with the way to it`);
  }, 5);
  for (const what of ['a log', 'the same again']) await tell(what, () => opened(log));
  for (const [kind, uri] of [['a file of another kind', foreign], ['the log', log]] as const) {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await pause(WATCHED);
    await tell(`an edit in the middle of ${kind}`, () => edited(document), 10);
  }
}

/** How long a document is watched after it was opened, in milliseconds. */
const WATCHED = 4000;

async function opened(uri: vscode.Uri): Promise<void> {
  // By itself VS Code asks first whether to open so big a file from another machine.
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  await pause(WATCHED);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await pause(500);
}

async function edited(document: vscode.TextDocument): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, new vscode.Position(Math.floor(document.lineCount / 2), 0), 'x\n');
  await vscode.workspace.applyEdit(change);
  await pause(2000);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** @param least stretches as long as this are told, in milliseconds of the processor */
async function tell(what: string, work: () => Promise<void>, least = 25): Promise<void> {
  const { stretches, profile } = await profiled(work);
  const told = stretches.filter(({ used }) => used >= least);
  console.log(`bench: ${what}: ${told.length === 0 ? `nothing took ${least} ms at a stretch` : ''}`);
  for (const stretch of told) {
    const { owners, functions } = split(profile, stretch);
    console.log(`bench:   ${stretch.used.toFixed(0)} ms: ${list(owners, 9)}; most in ${list(functions, 5)}`);
  }
}

function list(shares: ReadonlyMap<string, number>, most: number): string {
  return [...shares].sort(([, one], [, other]) => other - one).slice(0, most).filter(([, time]) => time >= 1).map(([name, time]) => `${name} ${time.toFixed(0)}`).join(', ');
}

/** A time in which nothing else was done. */
interface Stretch {
  /** In microseconds of the system's steady clock, which the profiler has too. */
  readonly from: number;
  readonly to: number;
  /** Milliseconds for which this thread had a processor. */
  readonly used: number;
}

async function profiled(work: () => Promise<void>): Promise<{ readonly stretches: readonly Stretch[]; readonly profile: Profiler.Profile }> {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: 200 });
  session.post('Profiler.start');
  const stretches: Stretch[] = [];
  let last = { at: now(), used: used() };
  const timer = setInterval(() => {
    const next = { at: now(), used: used() };
    stretches.push({ from: last.at, to: next.at, used: next.used - last.used });
    last = next;
  }, 1);
  await work();
  await pause(5);
  clearInterval(timer);
  const profile = await new Promise<Profiler.Profile>((resolve, reject) => {
    session.post('Profiler.stop', (error, result) => {
      if (error) reject(error);
      else resolve(result.profile);
    });
  });
  session.disconnect();
  return { stretches, profile };
}

function now(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

/** Milliseconds for which this thread had a processor; every Node on Linux can tell. */
function used(): number {
  return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1e6;
}

/** The milliseconds of a stretch, by whose work it was and by function: as the samples are shared out. */
function split({ nodes, samples = [], timeDeltas = [], startTime }: Profiler.Profile, { from, to, used }: Stretch): { readonly owners: ReadonlyMap<string, number>; readonly functions: ReadonlyMap<string, number> } {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const found: number[] = [];
  let at = startTime;
  for (const [index, id] of samples.entries()) {
    at += timeDeltas[index] ?? 0;
    if (from <= at && at <= to && byId.get(id)?.callFrame.functionName !== '(idle)') found.push(id);
  }
  const owners = new Map<string, number>();
  const functions = new Map<string, number>();
  for (const id of found) {
    const frames: Profiler.ProfileNode['callFrame'][] = [];
    for (let node = byId.get(id); node; node = byId.get(callers.get(node.id) ?? -1)) frames.push(node.callFrame);
    add(owners, ownerOf(frames), used / found.length);
    const [frame] = frames;
    if (frame) add(functions, nameOf(frame), used / found.length);
  }
  return { owners, functions };
}

function add(shares: Map<string, number>, name: string, time: number): void {
  shares.set(name, (shares.get(name) ?? 0) + time);
}

const BENCH = '/out/bench/openingInHost.js';
const OURS = __filename.replace(BENCH, '/dist/');

function isOurs({ url }: Profiler.ProfileNode['callFrame']): boolean {
  return url.includes(OURS);
}

// /extensions/merge-conflict/dist/mergeConflictMain.js
const BUILT_IN = /\/extensions\/([a-z-]+)\//;
/** The function of Node that compiles what is required. */
const COMPILES = 'wrapSafe';

/** Who asked for the work, whoever does it. @param frames the innermost first */
function ownerOf(frames: readonly Profiler.ProfileNode['callFrame'][]): string {
  const [innermost] = frames;
  if (innermost?.functionName === COMPILES) return 'compiling extensions';
  if (frames.some(isOurs)) return innermost && isOurs(innermost) ? 'ours' : 'called by ours';
  if (frames.some(({ url }) => url.endsWith(BENCH))) return 'the bench';
  // (garbage collector), (program): these have no callers.
  if (innermost && frames.length <= 2 && innermost.functionName.startsWith('(')) return innermost.functionName;
  const builtIn = frames.map(({ url }) => BUILT_IN.exec(url)?.[1]).find((name) => name !== undefined);
  if (builtIn !== undefined) return `VS Code's extension ${builtIn}`;
  return frames.some(({ url }) => url !== '' && !url.startsWith('node:')) ? 'VS Code' : 'Node';
}

/** A regular expression has its source for a name. */
const LONGEST_NAME = 40;

function nameOf({ functionName, url, lineNumber, columnNumber }: Profiler.ProfileNode['callFrame']): string {
  const file = url.slice(url.lastIndexOf('/') + 1);
  return `${functionName === '' ? 'a function' : functionName.slice(0, LONGEST_NAME)}${file === '' ? '' : ` (${file}:${lineNumber + 1}:${columnNumber + 1})`}`;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
