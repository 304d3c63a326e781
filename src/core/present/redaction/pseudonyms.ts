import { HOSTS, PUBLIC, REVERSED_V4, REVERSED_V6, SUBJECTS, TENANT, USERS } from './nameShapes';

/** Which names are replaced by made-up ones. Secrets are another matter: they always go. */
export interface NamesToReplace {
  /** User names and the local parts of addresses. */
  readonly users: boolean;
  /** Host names, domains, IP addresses. */
  readonly hosts: boolean;
}

/**
 * Made-up names, the same one for the same name as long as this object lives.
 * Names kept for documentation (RFC 2606, RFC 5737, RFC 3849) and the loopback
 * stay as they are, so that doing it twice changes nothing.
 */
export class Pseudonyms {
  private readonly users = new Map<string, string>();
  private readonly domains = new Map<string, string>();
  private readonly hosts = new Map<string, string>();
  private readonly addresses = new Map<string, string>();
  /** Names that were left as they are: nobody else gets them. */
  private readonly kept = new Set<string>();
  private nextUser = 0;
  private nextV4 = 0;
  private nextV6 = 0;

  constructor(private readonly replace: NamesToReplace) {}

  /** A user name, perhaps with a domain behind an `@`. */
  user(name: string): string {
    const at = name.lastIndexOf('@');
    if (at > 0) return `${this.user(name.slice(0, at))}@${this.host(name.slice(at + 1))}`;
    if (!this.replace.users || name === '' || ROLES.has(name.toLowerCase())) return name;
    if (OWN_USER.test(name)) return this.keep(name);
    return remembered(this.users, name.toLowerCase(), () => this.fresh(() => `user${++this.nextUser}`));
  }

  /** A host name, a domain, or an IP address. */
  host(name: string): string {
    if (!this.replace.hosts || name === '') return name;
    if (V4_WHOLE.test(name)) return this.v4(name);
    if (name.includes(':')) return this.v6(name);
    const lower = name.toLowerCase();
    if (KEPT_NAME.test(lower)) return name;
    const tenant = TENANT.exec(lower);
    if (tenant) return `${remembered(this.hosts, tenant[1] ?? '', (number) => `host${number}`)}.${tenant[2] ?? ''}`;
    if (PUBLIC.test(lower)) return name;
    const labels = lower.split('.');
    if (labels.length === 1) return remembered(this.hosts, lower, (number) => `host${number}`);
    const base = labels.slice(-domainLabels(labels)).join('.');
    const domain = remembered(this.domains, base, (number) => `domain${number}.example`);
    return base === lower ? domain : `${remembered(this.hosts, lower, (number) => `host${number}`)}.${domain}`;
  }

  /** Every address, host and user name that shows as one in a text. */
  text(text: string): string {
    let changed = text;
    if (this.replace.users) for (const pattern of SUBJECTS) changed = changed.replace(pattern, (_, before: string) => `${before}[subject]`);
    if (this.replace.hosts) {
      changed = changed.replace(REVERSED_V4, (_, ...parts: string[]) => `${this.v4(parts.slice(0, 4).reverse().join('.')).split('.').reverse().join('.')}.`).replace(REVERSED_V6, (digits) => reversed(this.v6(written(digits))));
    }
    changed = changed.replace(ANGLED, (_, local: string, domain: string) => `<${this.user(local)}@${this.host(domain)}>`);
    changed = changed.replace(ESCAPED_AT, (_, local: string, at: string, domain: string) => `${this.user(local)}${at}${this.host(domain)}`);
    if (this.replace.hosts) changed = changed.replace(SYSLOG_HOST, (_, head: string, host: string) => head + this.host(host));
    if (this.replace.hosts) for (const pattern of HOSTS) changed = changed.replace(pattern, (_, before: string, host: string) => before + this.host(host));
    if (this.replace.users) {
      for (const pattern of USERS) changed = changed.replace(pattern, (whole, before: string, user: string) => (user.includes('@') ? whole : before + this.user(user)));
    }
    changed = changed.replace(QUOTED_ADDRESS, (_, local: string, domain: string) => `${this.replace.users ? this.user(local) : `"${local}"`}@${this.host(domain)}`);
    changed = changed.replace(ADDRESS, (_, local: string, domain: string) => `${this.user(local)}@${this.host(domain)}`);
    if (!this.replace.hosts) return changed;
    return changed
      .replace(V4_PORT, (address) => this.v4(address))
      .replace(V4, (address) => this.v4(address))
      .replace(V6, (address) => (isV6(address) ? this.v6(address) : address))
      .replace(HOST, (name, at: number, whole: string) => (FILE_NAME.test(name) || CLASS_NAME.test(name) || isEvent(name, at, whole) ? name : this.host(name)));
  }

  private v4(address: string): string {
    if (address.split('.').some((octet) => Number(octet) > 255)) return address;
    if (KEPT_V4.test(address)) return this.keep(address);
    return remembered(this.addresses, address, () => this.fresh(() => this.freshV4()));
  }

  private v6(address: string): string {
    const lower = address.toLowerCase();
    if (/^2001:db8:|^::1?$/.test(lower)) return this.keep(address);
    return remembered(this.addresses, lower, () => this.fresh(() => `2001:db8::${(++this.nextV6).toString(16)}`));
  }

  private keep(name: string): string {
    this.kept.add(name);
    return name;
  }

  /** The first made-up name that stands for nobody else. @param make gives another one each time */
  private fresh(make: () => string): string {
    for (;;) {
      const made = make();
      if (!this.kept.has(made)) return this.keep(made);
    }
  }

  private freshV4(): string {
    const number = this.nextV4++;
    const net = V4_NETS[Math.floor(number / 254)];
    if (net !== undefined) return `${net}.${(number % 254) + 1}`;
    // Past the three small nets for documentation: the one kept for measurements (RFC 2544).
    const rest = number - V4_NETS.length * 254;
    return `198.${18 + ((rest >> 16) & 1)}.${(rest >> 8) & 255}.${rest & 255}`;
  }
}

function remembered(names: Map<string, string>, name: string, make: (number: number) => string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const made = make(names.size + 1);
  names.set(name, made);
  return made;
}

/** How many labels make the domain one registers: three under `co.uk` and its like. */
function domainLabels(labels: readonly string[]): number {
  const [second = '', top = ''] = labels.slice(-2);
  return labels.length > 2 && top.length === 2 && /^(?:co|com|ac|or|org|ne|net|go|gov|gob|edu)$/.test(second) ? 3 : 2;
}

const V4_NETS = ['192.0.2', '198.51.100', '203.0.113'];
const OWN_USER = /^user\d+$/;
const ROLES = new Set(['postmaster', 'mailer-daemon', 'double-bounce', 'root', 'abuse', 'anonymous']);
const KEPT_NAME = /(?:^|\.)(?:example|example\.(?:com|net|org)|test|invalid|localhost|localdomain|arpa)$|^host\d+$|^mail-log$/;
const KEPT_V4 = /^(?:0\.|127\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|198\.1[89]\.|255\.255\.255\.255$)/;

// Nov 24 10:00:01 mail postfix/… | 2026-11-24T10:00:01.5+00:00 mail postfix/…
const SYSLOG_HOST = /^((?:<\d{1,3}>)?(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[^ ]{0,20}) )(?!(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|CRIT(?:ICAL)?|ALERT|FATAL|SMTP|LOG) )([A-Za-z0-9][A-Za-z0-9.-]{0,252})(?= )/;
const V4_WHOLE = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const V4 = /(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\d|\.(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-]))/g;
// The address inside ::ffff:192.0.2.9 is one of version 4.
// tcpdump writes the port behind a full stop.
const V4_PORT = /(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?=\.\d{1,5}(?: > |: |$))/g;
const V6 = /(?:(?<=\bIPv6:)|(?<![\w:.]))[0-9A-Fa-f:]{2,39}(?![\w:]|\.\d)/g;
// "alice b"@example.com
const QUOTED_ADDRESS = /"((?:[^"@\\\n]|\\[^\n]){1,64})"@([\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}\.){1,10}\p{L}[\p{L}\p{N}-]{0,62})/gu;
// <bounces+alice=example.com@lists.example.com>: in angle brackets an equals sign belongs to the name
const ANGLED = /<([^<>@\s"]{1,250})@([\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}\.){1,10}\p{L}[\p{L}\p{N}-]{0,62})>/gu;
// alice=40example.com (quoted-printable), alice%40example.com (a URL)
const ESCAPED_AT = /(?<![\p{L}\p{N}.+%=-])([\p{L}\p{N}.+_-]{1,64})(=40|%40)([\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}\.){1,10}\p{L}[\p{L}\p{N}-]{0,62})/gu;
// alice@example.com
const ADDRESS = /(?<![\p{L}\p{N}.!#$%&*+/?^_{|}~@-])([\p{L}\p{N}!#$%&*+/?^_{|}~.-]{1,128})@([\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}\.){1,10}\p{L}[\p{L}\p{N}-]{0,62})/gu;
// A name behind the code of a reply, `250-mail.example.com`, begins after it; Java writes mail.example.com/192.0.2.1.
const HOST =
  /(?:(?<![\p{L}\p{N}_.@/-]|[a-z]\/)(?![2-5]\d\d-)|(?<=(?:^|[^\p{L}\p{N}_.-])[2-5]\d\d-))(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,62})\.){1,10}(?:xn--[A-Za-z0-9-]{1,59}|\p{L}{2,24})(?![\p{L}\p{N}_@(-]|\/(?!\d{1,3}\.\d)|\.[\p{L}\p{N}_])/gu;
/** Names of files and code that look like hosts. */
const FILE_NAME = /\.(?:cf|conf|cfg|log|db|lmdb|pid|sock|c|h|pm|pl|py|rb|sh|php|js|ts|mjs|html?|txt|eml|gz|json|xml|ya?ml|pem|crt|key|so|exe|dll|regexp|pcre|cidr|map|mail|lock|info|java|class|properties)$|^(?:e\.g|i\.e|etc|rc\.local)/i;
// javax.mail.AuthenticationFailedException, System.Net.Mail.SmtpException
const CLASS_NAME = /^(?:javax?|jakarta|kotlin|scala|sun|com\.sun|System|Microsoft|org\.(?:apache|springframework|eclipse|jboss))\.|\.(?=[A-Za-z]*[a-z])[A-Za-z]+[A-Z][A-Za-z]*$|\.[A-Z][a-z]{6,}$/;
// Message delivered (delivery.delivered): what Stalwart calls an event
const EVENT = /(?<=\()(?:smtp|delivery|queue|auth|imap|pop3|dkim|spf|dmarc|arc|dane|tls|milter|sieve|spam|store|server|security|network|jmap|http)\.[a-z]{3,30}(?=\))/y;
function isEvent(name: string, at: number, text: string): boolean {
  EVENT.lastIndex = at;
  return EVENT.exec(text)?.[0] === name && EVENT.lastIndex === at + name.length;
}

function isV6(text: string): boolean {
  const colons = text.split(':').length - 1;
  return /\d/.test(text) && (text.includes('::') ? colons <= 8 && text.length > 3 : colons === 7) && !/:::|[0-9A-Fa-f]{5}/.test(text);
}

/** An address of version 6 from its digits turned round, each with a full stop behind it. */
function written(digits: string): string {
  const inOrder = digits.replaceAll('.', '').split('').reverse().join('');
  return compressed((inOrder.match(/.{4}/g) ?? []).map((group) => group.replace(/^0{1,3}/, '')));
}

/** The longest run of zeros as two colons, the way that logs write it (RFC 5952). */
function compressed(groups: readonly string[]): string {
  const plain = groups.join(':');
  const [longest = ''] = (plain.match(/(?<![^:])0(?::0)+(?![^:])/g) ?? []).sort((a, b) => b.length - a.length);
  return longest === '' ? plain : plain.replace(longest, '').replace(/^:?|:?$/g, (colon) => colon).replace(/:{2,}|^:|:$/, '::');
}

function reversed(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const [left, right] = [head, tail].map((part) => (part === '' ? [] : part.split(':')));
  const groups = [...(left ?? []), ...new Array<string>(Math.max(0, 8 - (left?.length ?? 0) - (right?.length ?? 0))).fill('0'), ...(right ?? [])];
  return groups.map((group) => group.padStart(4, '0')).join('').split('').reverse().map((digit) => `${digit}.`).join('');
}
