/**
 * How right we are on labelled texts: `npm run judge -- FOLDER…`. What a
 * folder holds, and what is one failure, stands in docs/labelling.md.
 * `--quiet` prints the sums alone; `--bundle FILE` judges another build of
 * the terminal program.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { quiet: { type: 'boolean', default: false }, bundle: { type: 'string', default: 'dist/mail-log.js' } },
});
if (folders.length === 0) {
  console.error('Name the folders that hold the labelled texts: npm run judge -- FOLDER…');
  process.exit(2);
}

const KINDS = ['codes told', 'codes found', 'failures told', 'failures found', 'direction', 'cause'];
/** Of rule ids, those that report a failure for good. */
const RULES = new Set(['permanent-failure', 'rejected-inbound']);

const all = sums();
for (const folder of folders) {
  const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8'));
  const ofFolder = sums();
  for (const [name, label] of Object.entries(labels)) judge(join(folder, name), label, ofFolder);
  print(folder, ofFolder);
  for (const kind of KINDS) for (const side of ['right', 'of']) all[kind][side] += ofFolder[kind][side];
}
if (folders.length > 1) print('all', all);

function judge(file, label, ofFolder) {
  const marks = records('annotate', file).filter(({ kind }) => kind === 'reply-code');
  judgeCodes(file, marks, label, ofFolder);
  const findings = records('check', file).filter(({ rule }) => RULES.has(rule));
  judgeFailures(file, findings, label, ofFolder);
}

function judgeCodes(file, marks, { codes = [], mayCodes = [] }, ofFolder) {
  const may = new Set(mayCodes.map(String));
  const wanted = new Set(codes.map(String));
  const told = new Set(marks.map(({ line, code }) => String([line, code])));
  for (const key of told) {
    if (may.has(key) && !wanted.has(key)) continue;
    count(ofFolder, 'codes told', wanted.has(key), `${file}: told a code that is none, line,code ${key}`);
  }
  for (const key of wanted) count(ofFolder, 'codes found', told.has(key), `${file}: missed a code, line,code ${key}`);
}

function judgeFailures(file, findings, { failures = [], may = [] }, ofFolder) {
  const pairs = paired(failures, findings);
  const doubtful = new Set(may.flatMap(({ lines }) => lines));
  for (const failure of failures) {
    const finding = pairs.get(failure);
    count(ofFolder, 'failures found', finding !== undefined, `${file}: missed a failure, lines ${failure.lines.join(',')} (${failure.code ?? 'no code'})`);
    if (finding === undefined) continue;
    const { line, rule, severity, cause } = finding;
    const isInbound = rule === 'rejected-inbound';
    if (failure.direction) count(ofFolder, 'direction', isInbound === (failure.direction === 'inbound'), `${file}:${line}: told ${severity} of ${rule}, is ${failure.direction}`);
    if (failure.causes?.length > 0) count(ofFolder, 'cause', failure.causes.includes(cause), `${file}:${line}: told ${cause}, is ${failure.causes.join(' or ')}`);
  }
  const used = new Set(pairs.values());
  for (const finding of findings) {
    if (used.has(finding)) count(ofFolder, 'failures told', true);
    else if (!doubtful.has(finding.line)) count(ofFolder, 'failures told', false, `${file}:${finding.line}: told a failure that is none: ${finding.message.slice(0, 160)}`);
  }
}

/** As many pairs as can be: each failure with one finding on one of its lines (augmenting paths). */
function paired(failures, findings) {
  const byLine = groupByLine(findings);
  const owner = new Map();
  const take = (failure, seen) => {
    for (const line of failure.lines) {
      for (const finding of byCode(byLine.get(line) ?? [], failure.code)) {
        if (seen.has(finding)) continue;
        seen.add(finding);
        const before = owner.get(finding);
        if (before !== undefined && !take(before, seen)) continue;
        owner.set(finding, failure);
        return true;
      }
    }
    return false;
  };
  for (const failure of failures) take(failure, new Set());
  return new Map([...owner].map(([finding, failure]) => [failure, finding]));
}

/** With the right code first: a line may tell of several failures. */
function byCode(findings, code) {
  return [...findings].sort((a, b) => (b.code === code) - (a.code === code));
}

function groupByLine(findings) {
  const groups = new Map();
  for (const finding of findings) groups.set(finding.line, [...(groups.get(finding.line) ?? []), finding]);
  return groups;
}

/** The JSON Lines that a subcommand prints of a file, without other output. */
function records(subcommand, file) {
  const options = { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'inherit'] };
  let printed;
  try {
    printed = execFileSync(process.execPath, [values.bundle, subcommand, '--json', file], options);
  } catch (error) {
    // 1 says that there are failures
    if (error.status !== 1) throw error;
    printed = error.stdout;
  }
  return printed.split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

function sums() {
  return Object.fromEntries(KINDS.map((kind) => [kind, { right: 0, of: 0 }]));
}

function count(ofFolder, kind, isRight, complaint) {
  ofFolder[kind].of++;
  if (isRight) ofFolder[kind].right++;
  else if (!values.quiet) console.log(complaint);
}

function print(title, ofFolder) {
  const shares = KINDS.map((kind) => `${kind} ${ofFolder[kind].right}/${ofFolder[kind].of}`);
  console.log(`${title}: ${shares.join(' · ')}`);
}
