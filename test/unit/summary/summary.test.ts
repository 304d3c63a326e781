import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analyzeBlock, splitLines, startState, Summarizer, type Summary } from '../../../src/core';
import { delayIn } from '../../../src/core/summary/delays';
import { Quantiles } from '../../../src/core/summary/quantiles';
import { Tally } from '../../../src/core/summary/tally';

/** A log in figures, cut into blocks of so many lines. */
function summaryOf(text: string, blockLines = 500): Summary {
  const lines = splitLines(text);
  const summarizer = new Summarizer();
  let state = startState(text);
  for (let first = 0; first < lines.length; first += blockLines) {
    const block = lines.slice(first, first + blockLines);
    const { facts, exit } = analyzeBlock(block.join('\n'), state, { last: first + blockLines >= lines.length });
    summarizer.add(facts, block);
    state = exit;
  }
  return summarizer.summary();
}

const line = (time: string, program: string, words: string): string => `Nov 24 ${time} mail postfix/${program}[11]: ${words}`;

describe('a summary', () => {
  it('counts a message that a filter gives back once', () => {
    const { received, results, handedOn, octetsReceived, octetsDelivered, hours } = summaryOf(
      [
        line('10:59:01', 'qmgr', 'AAAA111111: from=<alice@example.com>, size=1000, nrcpt=1 (queue active)'),
        line('11:00:02', 'qmgr', 'BBBB222222: from=<alice@example.com>, size=1200, nrcpt=1 (queue active)'),
        line('11:00:02', 'smtp', 'AAAA111111: to=<bob@example.net>, relay=127.0.0.1[127.0.0.1]:10024, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as BBBB222222)'),
        line('11:00:02', 'qmgr', 'AAAA111111: removed'),
        line('11:00:03', 'smtp', 'BBBB222222: to=<bob@example.net>, relay=mx.example.net[192.0.2.25]:25, delay=2, delays=0/0/1/1, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as CCCC333333)'),
        line('11:00:03', 'qmgr', 'BBBB222222: removed'),
      ].join('\n'),
    );
    assert.deepEqual({ received, delivered: results.delivered, handedOn, octetsReceived, octetsDelivered }, { received: 1, delivered: 1, handedOn: 1, octetsReceived: 1000, octetsDelivered: 1200 });
    assert.deepEqual(hours.map(({ hour, received: came, delivered }) => [hour, came, delivered]), [['Nov 24 10', 1, 0], ['Nov 24 11', 0, 1]]);
  });

  it('counts a refused login as no message, and a message that waits for a login', () => {
    const login = summaryOf('Symfony\\Component\\Mailer\\Exception\\TransportException: Failed to authenticate on SMTP server with username "alice" using the following authenticators: "LOGIN". Authenticator "LOGIN" returned "Expected response code "235" but got code "535", with message "535 5.7.8 Error: authentication failed".".\n');
    assert.deepEqual([login.results.rejected, login.results.bounced, login.causes.length], [0, 0, 1]);
    const waits = summaryOf(line('11:00:02', 'smtp', 'AAAA111111: to=<bob@example.net>, relay=mx.example.net[192.0.2.25]:587, delay=1, delays=0/0/1/0, dsn=4.7.8, status=deferred (SASL authentication failed; server mx.example.net[192.0.2.25] said: 535 5.7.8 Error: authentication failed)'));
    assert.equal(waits.results.deferred, 1);
  });

  it('agrees with the truth on a real log with a content filter', () => {
    // Five messages of one to three recipients went through the filter; of two bounces the line that announces them is not there.
    const { received, handedOn, results, waiting, octetsReceived } = summaryOf(readFileSync('test/unit/messages/postfix-content-filter.log', 'utf8'));
    assert.deepEqual({ received, handedOn, waiting }, { received: 7, handedOn: 5, waiting: 0 });
    assert.ok(octetsReceived > 5 * 250 + 4000 && octetsReceived < 5 * 350 + 6000, String(octetsReceived));
    assert.equal(results.bounced, 4);
  });

  it('takes the last outcome of a recipient for what became of the mail', () => {
    const to = (time: string, recipient: string, status: string): string =>
      line(time, 'smtp', `AAAA111111: to=<${recipient}>, relay=mx.example.net[192.0.2.25]:25, delay=1, delays=0/0/0/1, dsn=4.0.0, status=${status}`);
    const text = [
      to('10:00:01', 'bob@example.net', 'deferred (connect to mx.example.net[192.0.2.25]:25: Connection timed out)'),
      to('10:00:02', 'carol@example.net', 'deferred (connect to mx.example.net[192.0.2.25]:25: Connection timed out)'),
      to('10:10:01', 'bob@example.net', 'sent (250 2.0.0 Ok)'),
      to('10:10:02', 'carol@example.net', 'deferred (connect to mx.example.net[192.0.2.25]:25: Connection timed out)'),
    ];
    assert.deepEqual([summaryOf(text.join('\n')).results.deferred, summaryOf(text.join('\n')).waiting], [3, 1]);
    const expired = line('10:20:01', 'qmgr', 'AAAA111111: from=<alice@example.com>, status=expired, returned to sender');
    assert.equal(summaryOf([...text, expired].join('\n')).waiting, 0);
  });

  it('counts a message that was given up for each who waited, by what put it off last', () => {
    const put = (recipient: string, why: string): string =>
      line('10:00:01', 'smtp', `AAAA111111: to=<${recipient}>, relay=mx.example.net[192.0.2.25]:25, delay=1, delays=0/0/0/1, dsn=4.0.0, status=deferred (${why})`);
    const { results, causes, hosts, domains, recipientDomains } = summaryOf(
      [
        put('bob@example.net', 'host mx.example.net[192.0.2.25] said: 450 4.7.1 Greylisted (in reply to RCPT TO command)'),
        put('bob@example.net', 'host mx.example.net[192.0.2.25] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command)'),
        put('carol@example.org', 'connect to mx.example.org[192.0.2.26]:25: Connection refused'),
        line('10:20:01', 'qmgr', 'AAAA111111: from=<alice@example.com>, status=expired, returned to sender'),
        line('10:20:02', 'qmgr', 'BBBB222222: from=<alice@example.com>, status=expired, returned to sender'),
      ].join('\n'),
    );
    assert.equal(results.expired, 3);
    // Of the second message the log holds no more than its end.
    assert.deepEqual(Object.fromEntries(causes.map(({ name, count }) => [name, count])), { 'mailbox full': 1, 'network trouble': 1, 'delivery takes too long': 1 });
    assert.deepEqual(hosts.map(({ name }) => name), ['mx.example.net']);
    assert.deepEqual(domains.map(({ name }) => name).sort(), ['example.net', 'example.org']);
    assert.deepEqual(recipientDomains.map(({ domain, refused }) => [domain, refused]).sort(), [['example.net', 1], ['example.org', 1]]);
  });

  it('tells notices of the server itself from mail that came in, whichever line stands first', () => {
    const queued = line('10:00:01', 'qmgr', 'BBBB222222: from=<>, size=3000, nrcpt=1 (queue active)');
    const told = line('10:00:01', 'bounce', 'AAAA111111: sender non-delivery notification: BBBB222222');
    for (const text of [[queued, told], [told, queued]]) {
      const { received, notices, senders, octetsReceived } = summaryOf(text.join('\n'));
      assert.deepEqual({ received, notices, senders: senders.length, octetsReceived }, { received: 0, notices: 1, senders: 0, octetsReceived: 0 });
    }
  });

  it('reads what came in and how long it took from Exim and sendmail', () => {
    const exim = summaryOf(
      [
        '2026-11-24 10:00:01 1vNq1a-0001Zx-4K <= alice@example.com H=client.example.org [192.0.2.1] P=esmtp S=550 id=1@example.com',
        '2026-11-24 10:02:06 1vNq1a-0001Zx-4K => bob@example.net R=dnslookup T=remote_smtp S=600 H=mx.example.net [192.0.2.25] C="250 Ok" QT=2m5s DT=1s',
        '2026-11-24 10:02:06 1vNq1a-0001Zx-4K Completed',
        '2026-11-24 10:02:07 1vNq1b-0001Zy-4L <= <> R=1vNq1a-0001Zx-4K U=Debian-exim P=local S=1550',
      ].join('\n'),
    );
    assert.deepEqual([exim.received, exim.notices, exim.octetsReceived, exim.octetsDelivered, exim.delays[0]?.longest], [1, 1, 550, 550, 125]);
    const sendmail = summaryOf(
      [
        'Nov 24 10:00:01 mail sm-mta[11]: 6AO45cvs000123: from=<alice@example.com>, size=550, class=0, nrcpts=1, msgid=<1@example.com>, proto=ESMTP, daemon=MTA, relay=client.example.org [192.0.2.1]',
        'Nov 24 10:00:02 mail sm-mta[12]: 6AO45cvs000123: to=<bob@example.net>, delay=1+00:00:01, xdelay=00:00:01, mailer=esmtp, pri=120550, relay=mx.example.net. [192.0.2.25], dsn=2.0.0, stat=Sent (Ok)',
      ].join('\n'),
    );
    assert.deepEqual([sendmail.received, sendmail.octetsDelivered, sendmail.delays[0]?.longest], [1, 550, 86_401]);
    assert.equal(delayIn('nothing of the kind'), undefined);
  });

  it('counts what a log of nothing but dialogue tells', () => {
    const { received, results } = summaryOf(readFileSync('test/corpus/exchange/send.log', 'utf8'));
    assert.deepEqual([received, results.bounced, results.deferred], [0, 2, 1]);
  });

  it('agrees with pflogsumm on the sample, and says where it counts otherwise', () => {
    const { received, results, octetsReceived, octetsDelivered, waiting } = summaryOf(readFileSync('samples/postfix.log', 'utf8'));
    assert.deepEqual(
      { delivered: results.delivered, deferred: results.deferred, bounced: results.bounced, octetsReceived, octetsDelivered },
      { delivered: 12, deferred: 10, bounced: 12, octetsReceived: 6237, octetsDelivered: 22_465 },
    );
    // pflogsumm counts a message that was refused after its content as received: 8.
    assert.equal(received, 6);
    assert.equal(waiting, 0);
  });

  it('is the same however the log is cut into blocks', () => {
    for (const file of ['samples/postfix.log', 'test/corpus/exim/deliveries.log']) {
      const text = readFileSync(file, 'utf8');
      assert.deepEqual(summaryOf(text, 7), summaryOf(text), file);
    }
  });
});

describe('bounded figures', () => {
  it('make room at once where counts are big: bytes, not messages', () => {
    const tally = new Tally();
    for (let index = 0; index < 30_000; index++) tally.add(`user${index}`, index, 1_000_000_000 + (index % 7));
    tally.add('often', 30_000, 9_000_000_000_000);
    assert.equal(tally.most(1)[0]?.name, 'often');
    assert.ok(tally.unnamed > 0);
  });

  it('keep the frequent names among any number of rare ones', () => {
    const tally = new Tally();
    for (let index = 0; index < 100_000; index++) {
      tally.add(`rare ${index}`, index);
      if (index % 100 === 0) tally.add('frequent', index);
    }
    const [first] = tally.most(1);
    assert.equal(first?.name, 'frequent');
    assert.ok(first.count <= 1000 && first.count >= 900, String(first.count));
    assert.ok(tally.most(Infinity).length <= 20_000);
  });

  it('make room in one go, however big the counts are: octets are counted like this', () => {
    const tally = new Tally();
    // One by one it would take a million rounds over all names.
    for (let index = 0; index < 100_000; index++) tally.add(`sender ${index}`, index, 1_000_000 + (index % 1000));
    assert.ok(tally.most(Infinity).length <= 20_000);
    assert.ok(tally.unnamed > 1_000_000);
  });

  it('give quantiles within two in a hundred', () => {
    const quantiles = new Quantiles();
    for (let value = 1; value <= 10_000; value++) quantiles.add(value / 10);
    for (const [share, right] of [[0.5, 500], [0.9, 900], [0.99, 990]] as const) {
      assert.ok(Math.abs(quantiles.at(share) - right) / right <= 0.021, `${share}: ${quantiles.at(share)}`);
    }
    assert.equal(new Quantiles().at(0.5), 0);
  });
});
