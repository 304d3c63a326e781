import { strict as assert } from 'node:assert';
import { fitness, type Session } from '../../../src/core';
import { sessionsIn } from '../../support/sessions';

function sessionOf(text: string): Session {
  const [found] = sessionsIn(text).sessions;
  assert.ok(found);
  return found.session;
}

const here = '220 mx.example.net ESMTP\nEHLO a.example.com\n250 mx.example.net\n';
const there = here.replaceAll('mx.example.net', 'other.example.net');
const sent = 'MAIL FROM:<alice@example.com>\n250 2.1.0 Ok\nRCPT TO:<bob@example.net>\n250 2.1.5 Ok\nDATA\n354 Go ahead\nSubject: x\n\n.\n250 2.0.0 Ok: queued\n';
const refused = 'MAIL FROM:<alice@example.com>\n550 5.7.1 No\n';
const bye = 'QUIT\n221 2.0.0 Bye\n';

describe('how fit a session is to be compared with another', () => {
  it('is that it went well, then that it is like it, where the other failed', () => {
    const failed = sessionOf(here + refused + bye);
    const others = { 'sent here': here + sent, 'sent there': there + sent, 'idle here': here, 'refused here': here + refused, 'refused there': there + refused };
    const order = Object.entries(others).map(([name, text]) => ({ name, fit: fitness(failed, sessionOf(text + bye)) })).sort((one, other) => other.fit - one.fit);
    assert.deepEqual(order.map(({ name }) => name), ['sent here', 'sent there', 'idle here', 'refused here', 'refused there']);
  });

  it('is that it is like it, where the other went well', () => {
    const good = sessionOf(here + sent + bye);
    assert.ok(fitness(good, sessionOf(here + refused + bye)) > fitness(good, sessionOf(there + sent + bye)));
    assert.ok(fitness(good, sessionOf(here + refused + bye)) > fitness(good, sessionOf(here + sent + bye)));
  });
});
