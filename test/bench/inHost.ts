import { PerformanceObserver } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';

/** What the extension host did meanwhile. */
interface Watched {
  /**
   * How long it worked at one stretch, at most, in milliseconds; counted in time of its own thread, so that other
   * programs on the machine do not count.
   */
  readonly longest: number;
  /** The same without the pauses to collect garbage, of this extension's and of VS Code's own: no slices help against those. */
  readonly longestOfWork: number;
  readonly over50: number;
  readonly seconds: number;
  readonly megabytes: number;
}

/** Runs inside the extension host. Prints what it finds. */
export async function run(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('There is no folder.');
  const [foreignFile, large, medium, small] = ['maillog.ini', 'maillog', 'mail.log.10', 'mail.log.1'].map((name) => vscode.Uri.joinPath(folder.uri, name));
  if (!foreignFile || !large || !medium || !small) throw new Error('There are no logs.');
  const extension = vscode.extensions.all.find(({ id }) => id.endsWith('.mail-log-annotator'));
  if (!extension) throw new Error('The extension is not there.');
  const logs = await vscode.workspace.findFiles('many/*');
  console.log(`bench: a folder with ${logs.length} logs was opened: the extension is ${extension.isActive ? 'active' : 'not even active'}`);

  const alone = await watched(async () => {
    await vscode.window.showTextDocument(foreignFile);
    await pause(3000);
  });
  tell('opened as a file of another kind', alone);
  const foreign = vscode.window.activeTextEditor?.document;
  if (foreign) tell('an edit there', await watched(() => edited(foreign, Math.floor(foreign.lineCount / 2))));
  if (foreign) tell('its text copied', await watched(async () => { await vscode.env.clipboard.writeText(foreign.getText()); }));
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  // What was taken back is looked at by VS Code once more.
  await pause(3000);

  // Before the extension listens too, so that what it does at once counts.
  const opened = new Map<string, number>();
  vscode.workspace.onDidOpenTextDocument(({ uri }) => { opened.set(uri.toString(), performance.now()); });
  const start = performance.now();
  const activation = await watched(() => Promise.resolve(extension.activate()));
  console.log(`bench: activated in ${(performance.now() - start).toFixed(0)} ms, of which it had the extension host for ${activation.longest.toFixed(0)} ms at a stretch, ${activation.longestOfWork.toFixed(0)} without collecting garbage`);

  // The first comes to code that never ran.
  for (const uri of [large, small, medium]) {
    const read = await watched(() => firstFindings(uri, opened));
    tell(`${nameOf(uri)} read from start to end`, read);
    if (uri !== large) continue;
    const more = read.megabytes - alone.megabytes;
    console.log(`bench: ${nameOf(uri)}: ${more.toFixed(0)} MB more than VS Code holds of it by itself, ${(more / 45).toFixed(1)} times the text`);
  }
  await stopped(await vscode.workspace.openTextDocument(large));
  await cancelled(large);

  const one = await vscode.workspace.openTextDocument(small);
  await vscode.window.showTextDocument(one);
  tell(`${nameOf(small)}: an edit in the middle`, await watched(() => edited(one, Math.floor(one.lineCount / 2))));
  tell(`${nameOf(small)}: a line appended`, await watched(() => edited(one, one.lineCount - 1)));
  const shown = await vscode.workspace.openTextDocument(large);
  await vscode.window.showTextDocument(shown);
  tell(`${nameOf(large)}: an edit in the middle`, await watched(() => edited(shown, Math.floor(shown.lineCount / 2))));
  tell(`${nameOf(large)}: a line appended`, await watched(() => edited(shown, shown.lineCount - 1)));
  tell('scrolled to ten places', await watched(async () => {
    for (let step = 0; step < 10; step++) {
      const at = new vscode.Position(Math.floor((shown.lineCount - 1) * (step / 10)), 0);
      vscode.window.activeTextEditor?.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop);
      await pause(200);
    }
  }));
  for (const command of ['mailLog.nextFailure', 'mailLog.copyRedacted', 'mailLog.followMessage', 'mailLog.showSummary']) {
    tell(command, await watched(async () => {
      await vscode.window.showTextDocument(shown, { viewColumn: vscode.ViewColumn.One });
      await vscode.commands.executeCommand(command, command === 'mailLog.followMessage' ? 100_000 : undefined);
      await pause(command === 'mailLog.showSummary' ? 12_000 : 500);
    }));
  }
  for (const provider of ['vscode.executeDocumentSymbolProvider', 'vscode.executeFoldingRangeProvider', 'vscode.executeCodeLensProvider']) {
    tell(provider, await watched(async () => { await vscode.commands.executeCommand(provider, large); }));
  }
  tell('the view of failures', await watched(async () => {
    await vscode.commands.executeCommand('mailLog.failures.focus');
    await pause(3000);
  }));
}

/** How long until the top of a document has its first findings, and until all is read. */
async function firstFindings(uri: vscode.Uri, opened: ReadonlyMap<string, number>): Promise<void> {
  let first = 0;
  let last = 0;
  const subscription = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    if (!uris.some((one) => one.toString() === uri.toString()) || vscode.languages.getDiagnostics(uri).length === 0) return;
    last = performance.now();
  });
  // VS Code tells that there are diagnostics only 50 ms after they came.
  const look = setInterval(() => {
    if (first === 0 && vscode.languages.getDiagnostics(uri).length > 0) first = performance.now();
  }, 1);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  await settled();
  subscription.dispose();
  clearInterval(look);
  const start = opened.get(uri.toString()) ?? NaN;
  console.log(`bench: ${nameOf(uri)}: first findings ${(first - start).toFixed(0)} ms after VS Code had it, the last ${((last - start) / 1000).toFixed(1)} s after it`);
}

/** What goes on when a document is taken away while it is read. */
async function stopped(document: vscode.TextDocument): Promise<void> {
  // The language of another kind: to an extension that is a document closed and one opened.
  const language = (id: string): Thenable<unknown> => vscode.languages.setTextDocumentLanguage(document, id);
  await language('ini');
  await pause(1000);
  const idle = used();
  await language('properties');
  await pause(1000);
  const start = used();
  await language('mail-log');
  await pause(200);
  const middle = used();
  await language('ini');
  const stop = used();
  await pause(1000);
  console.log(`bench: taken away while it is read: ${(middle - start).toFixed(0)} ms of work before, ${(used() - stop).toFixed(0)} ms in the second after it; ${(start - idle).toFixed(0)} ms where nothing is read`);
  await language('mail-log');
}

/** How soon an analysis of a file that is not open ends when somebody cancels it. */
async function cancelled(uri: vscode.Uri): Promise<void> {
  const original = Object.getOwnPropertyDescriptor(vscode.window, 'withProgress');
  let at = NaN;
  Object.defineProperty(vscode.window, 'withProgress', {
    configurable: true,
    value(_options: unknown, task: (progress: vscode.Progress<unknown>, token: vscode.CancellationToken) => Promise<unknown>) {
      const source = new vscode.CancellationTokenSource();
      const report = (): void => {
        if (!source.token.isCancellationRequested) at = performance.now();
        source.cancel();
      };
      return task({ report }, source.token);
    },
  });
  await vscode.commands.executeCommand('mailLog.analyzeLogFile', uri);
  console.log(`bench: Analyze Log File… ended ${(performance.now() - at).toFixed(0)} ms after Cancel`);
  if (original) Object.defineProperty(vscode.window, 'withProgress', original);
}

/** "45 MB", by the name of the file. */
function nameOf({ path }: vscode.Uri): string {
  return `${path.endsWith('.1') ? 1 : path.endsWith('.10') ? 10 : 45} MB`;
}

async function edited(document: vscode.TextDocument, line: number): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, new vscode.Position(line, 0), 'Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<nosuch@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))\n');
  await vscode.workspace.applyEdit(change);
  await settled();
}

/** Until no findings are told for a while. */
async function settled(): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await new Promise<void>((resolve) => {
    const again = (): void => {
      clearTimeout(timer);
      timer = setTimeout(resolve, 2500);
    };
    again();
    const subscription = vscode.languages.onDidChangeDiagnostics(again);
    setTimeout(() => { subscription.dispose(); }, 60_000);
  });
}

async function watched(work: () => Promise<void>): Promise<Watched> {
  collect();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const collections: Stretch[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) collections.push({ from: startTime, to: startTime + duration });
  });
  observer.observe({ entryTypes: ['gc'] });
  const blocked: (Stretch & { readonly work: number })[] = [];
  let last = used();
  let from = start;
  const timer = setInterval(() => {
    const now = used();
    const to = performance.now();
    if (now - last > TICK) blocked.push({ from, to, work: now - last });
    last = now;
    from = to;
  }, TICK);
  await work();
  clearInterval(timer);
  const seconds = (performance.now() - start) / 1000;
  // What was collected is told a moment later.
  await pause(50);
  observer.disconnect();
  collect();
  return {
    longest: Math.max(0, ...blocked.map(({ work }) => work)),
    longestOfWork: Math.max(0, ...blocked.map(({ work, ...stretch }) => work - shared(stretch, collections))),
    over50: blocked.filter(({ work }) => work > 50).length,
    seconds,
    megabytes: (process.memoryUsage().heapUsed - before) / 1e6,
  };
}

/** In milliseconds, as `performance.now` counts. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How much of a stretch others take, which do not overlap. */
function shared(stretch: Stretch, others: readonly Stretch[]): number {
  return others.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, stretch.to) - Math.max(from, stretch.from)), 0);
}

const TICK = 2;

/** Of this thread, in milliseconds. The Node of the newest VS Code can tell; the types are of the oldest Node that builds. */
function used(): number {
  const { user, system } = (process as NodeJS.Process & { threadCpuUsage(): NodeJS.CpuUsage }).threadCpuUsage();
  return (user + system) / 1000;
}

/** So that the numbers hold no garbage. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

function tell(what: string, { longest, longestOfWork, over50, seconds, megabytes }: Watched): void {
  console.log(`bench: ${what}: blocked ${longest.toFixed(0)} ms at most, ${longestOfWork.toFixed(0)} without collecting garbage, ${over50} times over 50 ms; ${seconds.toFixed(1)} s; ${megabytes.toFixed(0)} MB`);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
