/**
 * How often what we say of a bounce mail or a reply is right, where the answer
 * is known: `npm run accuracy`, the corpus in MAIL_LOG_CORPUS. Rules were
 * written while looking at three quarters of the mails; what the last quarter
 * missed was looked at once, at the end, when its causes were right in 88.5 %.
 * `--misses` lists what is wrong, `--check` fails below the thresholds.
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
/** What is to be reached over all mails, in percent; for the replies, whose categories are rough, less. */
const THRESHOLDS = { found: 97, code: 97, cause: 90, replies: 85 };
/** Reasons that are no failures: complaints, absence notes, deliveries. */
const NO_FAILURE = ['feedback', 'vacation', 'delivered'];

/** Which causes fit a category of zone-mta. A category that says nothing is left out. */
const ROUGHLY = {
  blacklist: ['reputation', 'spam', 'missing-reverse-dns', 'recipient-refuses'],
  block: ['reputation', 'policy', 'sender-refused', 'recipient-refuses'],
  spam: ['spam', 'reputation', 'policy', 'content-refused'],
  rate: ['rate-limited'],
  message: ['content-refused', 'not-standards-compliant', 'message-too-big', 'policy', 'virus', 'spam', 'sender-authentication'],
  config: ['missing-reverse-dns', 'sender-authentication', 'tls-required', 'relay-denied', 'server-fault', 'sender-refused'],
  recipient: ['unknown-recipient', 'mailbox-disabled', 'mailbox-moved', 'recipient-refuses', 'rate-limited', 'relay-denied'],
  capacity: ['mailbox-full', 'rate-limited', 'server-fault', 'message-too-big'],
  greylist: ['greylisted'],
  network: ['network', 'unknown-host', 'expired', 'server-fault'],
  protocol: ['syntax-error', 'server-fault', 'policy'],
  auth: ['login-failed', 'login-required', 'tls-required', 'sender-authentication', 'relay-denied', 'policy'],
  envelope: ['unknown-recipient', 'unknown-host', 'sender-refused'],
  policy: ['policy', 'sender-refused', 'recipient-refuses', 'reputation', 'sender-authentication'],
  virus: ['virus', 'policy'],
  dmarc: ['sender-authentication'],
  sender: ['sender-refused'],
};

const shares = { tuning: tally(), 'held back': tally() };
for (const [name, { file, exists, expected }] of Object.entries(mails)) {
  if (!exists) continue;
  const share = createHash('sha256').update(name).digest()[0] % 4 === 3 ? 'held back' : 'tuning';
  weigh(name, findingsOf(readFileSync(`${folder}/${file}`, 'utf8')), expected, shares[share]);
}
const all = sumOf(Object.values(shares));
for (const [name, sums] of [...Object.entries(shares), ['all', all]]) print(name, sums);

const replies = weighReplies();
console.log(`replies    ${replies.count} texts with a rough category: cause fits ${percent(replies.right, replies.count)}`);
if (process.argv.includes('--misses')) for (const miss of [...shares.tuning.misses, ...replies.misses]) console.log(miss);
if (process.argv.includes('--check')) check();

function check() {
  const reached = { found: all.found / all.recipients, code: all.code / all.coded, cause: all.cause / all.recipients, replies: replies.count === 0 ? 1 : replies.right / replies.count };
  const missed = Object.entries(THRESHOLDS).filter(([name, least]) => 100 * reached[name] < least);
  for (const [name, least] of missed) console.error(`${name}: ${(100 * reached[name]).toFixed(1)} % is below ${least} %`);
  if (missed.length > 0) process.exitCode = 1;
}

/** Replies that stand in comments above the rules of another program; each rule has a category. */
function weighReplies() {
  const file = `${corpus}/zone-eu+zone-mta/config/bounces.txt`;
  const sums = { count: 0, right: 0, misses: [] };
  if (!existsSync(file)) return sums;
  let texts = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const reply = /^#\s?"?([45]\d\d[ -].*)$/.exec(line)?.[1];
    if (reply !== undefined) texts.push(reply);
    if (line === '' || line.startsWith('#')) continue;
    const fits = ROUGHLY[line.split(',').at(-2)];
    for (const text of texts) if (fits) weighReply(text, fits, sums);
    texts = [];
  }
  return sums;
}

function weighReply(text, fits, sums) {
  const session = `220 mx.example.net ESMTP\nMAIL FROM:<alice@example.com>\n250 OK\nRCPT TO:<bob@example.net>\n${text.replace(/^(\d{3})-/, '$1 ')}\n`;
  const cause = findingsOf(session)[0]?.cause ?? 'nothing';
  sums.count++;
  if (fits.includes(cause)) sums.right++;
  else sums.misses.push(`reply: ${text.slice(0, 150)}; got ${cause}, wanted ${fits.join(' or ')}`);
}

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
      const got = finding ? `${finding.code ?? '-'} ${finding.enhancedStatus ?? '-'} ${finding.cause} ${finding.about.context.recipient ?? '?'} «${finding.about.text.slice(0, 160)}»` : 'nothing';
      sums.misses.push(`${name}: ${one.replycode || '-'} ${one.dsn} ${one.reason}; got ${got}`);
    }
  }
  sums.extra += left.length;
  for (const { code, cause, about } of left) sums.misses.push(`${name}: one too many: ${code ?? '-'} ${cause} ${about.context.recipient ?? '?'} «${about.text.slice(0, 100)}»`);
}

function fit(finding, { replycode, reason }) {
  const code = (finding.code ?? '') === replycode;
  const cause = (reasonsOf[finding.cause] ?? []).includes(reason);
  return { code, cause, score: (code ? 2 : 0) + (cause ? 1 : 0) };
}

function percent(part, whole) {
  return `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;
}

function print(share, { mails: count, recipients, found, coded, code, strict, cause, status, extra }) {
  console.log(
    `${share.padEnd(10)} ${count} mails, ${recipients} failed recipients: found ${percent(found, recipients)} · reply code ${percent(code, coded)}, or that there is none ${percent(strict, recipients)} · enhanced status ${percent(status, recipients)} · cause ${percent(cause, recipients)} · too many ${extra}`,
  );
}
