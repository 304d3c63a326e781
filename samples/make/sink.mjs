#!/usr/bin/env node
/**
 * A mail server for making samples: it speaks SMTP, keeps nothing, and refuses in many ways.
 *
 *   node sink.mjs [--cert FILE --key FILE] NAME=ADDRESS:PORT[,TRAIT]…
 *
 * What a place does to every client is its traits:
 *   refuse   greets with 521: this host takes no mail      busy     greets with 421
 *   silent   takes the connection and never says a word    small    takes messages of 1,024 bytes at most
 *   auth     offers AUTH (user alice, alice@example.com)   tls      offers STARTTLS (needs --cert and --key)
 * What it does to one recipient is told by the local part: the table `refusals`. Any other recipient is taken.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { parseArgs } from 'node:util';

const password = 'not-a-real-password';
const users = new Map([['alice', password], ['alice@example.com', password]]);
const smallLimit = 1024;
const largeLimit = 10_485_760;

/** By local part: the reply to RCPT (`rcpt`), to the message's last line (`message`), or no reply at all (`hangUp`). */
const refusals = {
  nosuch: {
    rcpt: ['550-5.1.1 The email account that you tried to reach does not exist.',
      "550-5.1.1 Please check the recipient's address for typing errors or unnecessary",
      '550 5.1.1 spaces. See https://mx.example.net/help?code=550#unknown'],
  },
  greylist: { rcpt: ['451 4.7.1 Greylisting in action, please come back in 2 seconds'], onlyOnce: true },
  busy: { rcpt: ['421 4.3.2 Service shutting down for maintenance'], close: true },
  full: { rcpt: ['452 4.2.2 Mailbox full, try again later'] },
  overquota: { rcpt: ['552 5.2.2 Mailbox size limit exceeded'] },
  disabled: { rcpt: ['550 5.2.1 Mailbox disabled, not accepting messages'] },
  moved: { rcpt: ['551 5.1.6 User not local; please try <moved@example.org>'] },
  badname: { rcpt: ['553 5.1.3 Mailbox name not allowed'] },
  plain: { rcpt: ['550 No such user here'] },
  relay: { rcpt: ['554 5.7.1 Relay access denied'] },
  policy: {
    rcpt: ['550-5.7.1 [192.0.2.10] Our system has detected that this message is',
      '550-5.7.1 not wanted here. Messages from this sender have been blocked.',
      '550 5.7.1 Contact postmaster@example.net if you think this is an error.'],
  },
  drop: { hangUp: true },
  spam: { message: ['554 5.7.1 Message content rejected, id=550-235-334'] },
  noauth: {
    message: ['550-5.7.26 This mail has been blocked because the sender is unauthenticated.',
      '550-5.7.26 DKIM = did not pass',
      '550-5.7.26 SPF [example.com] with ip: [192.0.2.10] = did not pass',
      '550 5.7.26 See https://mx.example.net/help/authentication'],
  },
  toobig: { message: ['552 5.3.4 Message too big for this recipient'] },
};

const { values: options, positionals } = parseArgs({
  options: { cert: { type: 'string' }, key: { type: 'string' } },
  allowPositionals: true,
});
const secureContext = options.cert && createSecureContext({
  cert: readFileSync(options.cert),
  key: readFileSync(options.key),
});
const seen = new Set();
let messagesTaken = 0;

for (const place of positionals.map(parsePlace)) {
  createServer((socket) => serve(socket, place)).listen(place.port, place.address);
}

/** `mx.example.net=198.51.100.25:25,tls,auth` */
function parsePlace(text) {
  const [, name, address, port, traits] = /^([^=]+)=(.+):(\d+)((?:,[a-z]+)*)$/.exec(text);
  return { name, address, port: Number(port), traits: new Set(traits.split(',').filter(Boolean)) };
}

function serve(socket, { name, traits }) {
  const sizeLimit = traits.has('small') ? smallLimit : largeLimit;
  let wire = socket;
  let encrypted = false;
  let unread = '';
  let sender;
  let recipients = [];
  /** Takes the next line in place of the command table: the answer to a challenge, or a line of the message. */
  let awaiting;

  listen(socket);
  if (traits.has('silent')) return;
  if (traits.has('refuse')) return close(`521 5.3.2 ${name} does not accept mail`);
  if (traits.has('busy')) return close('421 4.3.2 Too many connections, try again later');
  say(`220 ${name} ESMTP`);

  function listen(stream) {
    stream.setEncoding('latin1');
    stream.on('error', () => stream.destroy());
    stream.on('data', (chunk) => {
      unread += chunk;
      for (let end; (end = unread.indexOf('\n')) >= 0 && !wire.writableEnded;) {
        const line = unread.slice(0, end).replace(/\r$/, '');
        unread = unread.slice(end + 1);
        (awaiting ?? command)(line);
      }
    });
  }

  function say(...lines) {
    wire.write(lines.map((line) => `${line}\r\n`).join(''), 'latin1');
  }

  function close(...lines) {
    wire.end(lines.map((line) => `${line}\r\n`).join(''), 'latin1');
  }

  function command(line) {
    const [verb, ...rest] = line.split(' ');
    const argument = rest.join(' ');
    switch (verb.toUpperCase()) {
      case 'HELO': return say(`250 ${name}`);
      case 'EHLO': return hello();
      case 'STARTTLS': return startTls();
      case 'AUTH': return traits.has('auth') ? authenticate(argument) : say('502 5.5.1 Command not implemented');
      case 'MAIL': return mail(argument);
      case 'RCPT': return rcpt(argument);
      case 'DATA': return data();
      case 'RSET': return reset(), say('250 2.0.0 Ok');
      case 'NOOP': return say('250 2.0.0 Ok');
      case 'VRFY': return say('252 2.0.0 Cannot VRFY user, but will take message for this user and attempt delivery');
      case 'QUIT': return close(`221 2.0.0 ${name} closing connection`);
      default: return say('500 5.5.2 Command not recognised');
    }
  }

  function hello() {
    const keywords = [name, 'PIPELINING', `SIZE ${sizeLimit}`];
    if (traits.has('tls') && !encrypted) keywords.push('STARTTLS');
    if (traits.has('auth')) keywords.push('AUTH PLAIN LOGIN CRAM-MD5');
    keywords.push('ENHANCEDSTATUSCODES', '8BITMIME');
    say(...keywords.map((keyword, i) => `250${i === keywords.length - 1 ? ' ' : '-'}${keyword}`));
  }

  function startTls() {
    if (!traits.has('tls') || encrypted) return say('503 5.5.1 STARTTLS not available');
    say('220 2.0.0 Ready to start TLS');
    socket.removeAllListeners('data');
    unread = '';
    wire = new TLSSocket(socket, { isServer: true, secureContext });
    encrypted = true;
    reset();
    listen(wire);
  }

  function authenticate(argument) {
    const [mechanism, initial] = argument.split(' ');
    const finish = (user, right) => {
      awaiting = undefined;
      if (users.has(user) && right) say('235 2.7.0 Authentication successful');
      else say('535 5.7.8 Error: authentication credentials invalid');
    };
    const plain = (response) => {
      const [, user, given] = fromBase64(response).split('\0');
      finish(user, given === users.get(user));
    };
    switch (mechanism.toUpperCase()) {
      case 'PLAIN':
        return initial === undefined ? ask('', plain) : plain(initial);
      case 'LOGIN':
        return ask('Username:', (user) => ask('Password:', (given) => {
          finish(fromBase64(user), fromBase64(given) === users.get(fromBase64(user)));
        }));
      case 'CRAM-MD5': {
        const challenge = `<${process.pid}.${Date.now()}@${name}>`;
        return ask(challenge, (response) => {
          const [, user, digest] = /^(.*) ([0-9a-f]{32})$/.exec(fromBase64(response)) ?? [];
          const expected = createHmac('md5', users.get(user) ?? '').update(challenge).digest('hex');
          finish(user, digest !== undefined && timingSafeEqual(Buffer.from(digest), Buffer.from(expected)));
        });
      }
      default:
        return say('504 5.5.4 Unrecognised authentication type');
    }
  }

  function ask(challenge, next) {
    say(`334 ${Buffer.from(challenge).toString('base64')}`);
    awaiting = (response) => {
      awaiting = undefined;
      if (response === '*') say('501 5.7.0 Authentication aborted');
      else next(response);
    };
  }

  function mail(argument) {
    if (sender !== undefined) return say('503 5.5.1 Nested MAIL command');
    const size = Number(/ SIZE=(\d+)/i.exec(argument)?.[1] ?? 0);
    if (size > sizeLimit) return say('552 5.3.4 Message size exceeds fixed limit');
    sender = argument;
    say('250 2.1.0 Ok');
  }

  function rcpt(argument) {
    if (sender === undefined) return say('503 5.5.1 Need MAIL command');
    const address = /<([^>]*)>/.exec(argument)?.[1];
    if (address === undefined) return say('501 5.1.3 Bad recipient address syntax');
    const refusal = refusals[address.split('@')[0].toLowerCase()] ?? {};
    if (refusal.hangUp) return wire.destroy();
    const again = seen.has(sender + address);
    seen.add(sender + address);
    if (refusal.rcpt && !(refusal.onlyOnce && again)) return (refusal.close ? close : say)(...refusal.rcpt);
    recipients.push(refusal);
    say('250 2.1.5 Ok');
  }

  function data() {
    if (recipients.length === 0) return say('554 5.5.1 Error: no valid recipients');
    say('354 End data with <CR><LF>.<CR><LF>');
    let size = 0;
    awaiting = (line) => {
      size += line.length + 2;
      if (line !== '.') return;
      const refusal = recipients.find(({ message }) => message);
      awaiting = undefined;
      reset();
      if (size > sizeLimit) return say('552 5.3.4 Message size exceeds fixed limit');
      if (refusal) return say(...refusal.message);
      messagesTaken += 1;
      say(`250 2.0.0 Ok: queued as ${(0x5A0000 + messagesTaken).toString(16).toUpperCase()}`);
    };
  }

  function reset() {
    sender = undefined;
    recipients = [];
  }
}

function fromBase64(text) {
  return Buffer.from(text, 'base64').toString();
}
