/**
 * How often what we say of a bounce mail is right, on mails with known answers:
 * `npm run accuracy`, the corpus in MAIL_LOG_CORPUS. Rules were written while
 * looking at three quarters only; `--misses` lists what is wrong in them.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';

const corpus = process.env.MAIL_LOG_CORPUS ?? '../shared/corpus';
const folder = `${corpus}/sisimai+set-of-emails`;
if (!existsSync(`${folder}/expected.json`)) {
  console.log('Skipped: set MAIL_LOG_CORPUS to the folder that holds the corpus.');
  process.exit(0);
}

await build({ entryPoints: ['src/core/index.ts'], outfile: 'out/core.mjs', bundle: true, format: 'esm', platform: 'neutral', logLevel: 'warning' });
const { analyzeBlock, startState } = await import(`${process.cwd()}/out/core.mjs`);

const { mails } = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8'));
const reasonsOf = JSON.parse(readFileSync(`${corpus}/causes.json`, 'utf8'));
/** Reasons that are no failures: complaints, absence notes, deliveries. */
const NO_FAILURE = ['feedback', 'vacation', 'delivered'];

const shares = { tuning: tally(), 'held back': tally() };
for (const [name, { file, exists, expected }] of Object.entries(mails)) {
  if (!exists) continue;
  const share = createHash('sha256').update(name).digest()[0] % 4 === 3 ? 'held back' : 'tuning';
  weigh(name, findingsOf(readFileSync(`${folder}/${file}`, 'utf8')), expected, shares[share]);
}
for (const [name, sums] of [...Object.entries(shares), ['all', sumOf(Object.values(shares))]]) print(name, sums);
if (process.argv.includes('--misses')) for (const miss of shares.tuning.misses) console.log(miss);

function tally() {
  return { mails: 0, recipients: 0, found: 0, coded: 0, code: 0, strict: 0, cause: 0, status: 0, extra: 0, misses: [] };
}

function sumOf(all) {
  const sum = tally();
  for (const one of all) for (const key of Object.keys(sum)) if (key !== 'misses') sum[key] += one[key];
  return sum;
}

function findingsOf(text) {
  const { findings } = analyzeBlock(text, startState(text), { last: true });
  return findings.filter(({ about }) => about.kind === 'failure');
}

/** Pairs each expectation with the finding that fits it best, each finding once. */
function weigh(name, findings, expected, sums) {
  sums.mails++;
  const left = [...findings];
  for (const one of expected) {
    if (NO_FAILURE.includes(one.reason)) continue;
    sums.recipients++;
    const fits = left.map((finding) => fit(finding, one));
    const best = fits.reduce((top, value, index) => (value.score > (fits[top]?.score ?? -1) ? index : top), 0);
    const finding = left[best];
    const { code, cause } = fits[best] ?? { code: false, cause: false };
    if (finding) {
      left.splice(best, 1);
      sums.found++;
    }
    if (one.replycode !== '') {
      sums.coded++;
      if (code) sums.code++;
    }
    if (finding && code) sums.strict++;
    if (cause) sums.cause++;
    if (finding?.enhancedStatus === one.dsn || /^[45]\.0\.9\d\d$/.test(one.dsn)) sums.status++;
    if (!code || !cause) {
      const got = finding ? `${finding.code ?? '-'} ${finding.enhancedStatus ?? '-'} ${finding.cause} ${finding.about.setting.recipient ?? '?'} «${finding.about.text.slice(0, 160)}»` : 'nothing';
      sums.misses.push(`${name}: ${one.replycode || '-'} ${one.dsn} ${one.reason}; got ${got}`);
    }
  }
  sums.extra += left.length;
  for (const { code, cause, about } of left) sums.misses.push(`${name}: one too many: ${code ?? '-'} ${cause} ${about.setting.recipient ?? '?'} «${about.text.slice(0, 100)}»`);
}

function fit(finding, { replycode, reason }) {
  const code = (finding.code ?? '') === replycode;
  const cause = (reasonsOf[finding.cause] ?? []).includes(reason);
  return { code, cause, score: (code ? 2 : 0) + (cause ? 1 : 0) };
}

function print(share, { mails: count, recipients, found, coded, code, strict, cause, status, extra }) {
  const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;
  console.log(
    `${share.padEnd(10)} ${count} mails, ${recipients} failed recipients: found ${percent(found, recipients)} · reply code ${percent(code, coded)}, or that there is none ${percent(strict, recipients)} · enhanced status ${percent(status, recipients)} · cause ${percent(cause, recipients)} · too many ${extra}`,
  );
}
