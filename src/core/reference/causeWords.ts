import type { CauseId } from './causes';

/**
 * How much a phrase tells. `settles`: the cause, also where words of another
 * stand beside it; `names`: the very cause; `says`: it tells a cause; `hints`: it fits a cause where no code
 * tells more.
 */
export type Weight = 'settles' | 'names' | 'says' | 'hints';

/** What servers write for each cause. The notation is that of `words.ts`. */
export const causeWords: Readonly<Record<CauseId, Partial<Record<Weight, readonly string[]>>>> = {
  'login-failed': {
    names: ['authentication cancelled|canceled|aborted', 'auth failed|failure|error', 'authorization failed', 'auth not supported', 'failed smtp|imap|pop3 login', 'authentication failed|unsuccessful|failure|rejected', 'authentication credentials invalid', 'incorrect authentication', 'invalid login|password|credentials', 'invalid user name|id or password',
      'username and password not accepted', 'bad username|password|credentials', 'wrong password|username', 'login failed|incorrect|denied|invalid', 'application specific password required', 'please log in via|with your web browser',
      'authentication mechanism is too weak', 'authentication mechanism not supported', 'unrecognized authentication type', 'credentials rejected', 'password incorrect|expired|invalid', 'too many login attempts', 'authentication turned on', 'verification failure', 'account not subscribed to ses', 'not authorized to perform'],
    hints: ['cannot authenticate', 'could not authenticate', 'authentication to __ failed', 'achieve exchange server authentication'],
  },
  'login-required': {
    names: [
      'authentication required|needed', 'authentication is required|needed', 'requires|require authentication', 'client|sender was not authenticated', 'not authenticated to send', 'must authenticate|login', 'must log in', 'must issue an auth',
      'please authenticate', 'smtp auth is required', 'auth command required', 'sender is not authenticated', 'need to authenticate', 'log in first', 'no authentication', 'pop before smtp',
    ],
  },
  'tls-required': {
    says: [
      'cannot|cant start tls', 'could not start tls', 'tls handshake', 'must issue a starttls|start', 'tls|encryption|starttls|ssl is required|needed', 'tls|encryption|starttls required', 'requires encryption|tls|starttls', 'cannot|cant|unable|failed to start tls', 'starttls first',
      'starttls __ not supported|offered|available', 'tls not available', 'tls negotiation|handshake failed', 'tls is required but', 'tls session is required', 'server certificate not trusted|verified', 'certificate verification failed', 'certificate __ expired|mismatch|invalid|untrusted',
      'not sent over tls', 'without tls', 'route requires encryption', 'tls session failed', 'mta sts', 'dane', 'starttls is required',
    ],
  },
  greylisted: { names: ['greylist*', 'graylist*', 'grey|gray listed|listing', 'greylist', 'postgrey'], says: ['first time __ sender', 'temporarily deferred __ unknown sender', 'come back later|in'] },
  'relay-denied': {
    names: [
      'relay attempt', 'not local host', 'not a gateway', 'unauthorized relay', 'be relayed', 'relayed thru|through', 'local user|users only', 'as a relay', 'relay __ not allowed|permitted|enabled', 'relaying not allowed|permitted|enabled', 'not relay', 'relay is not', 'not an open relay', 'when attempting to send to a non', 'non local e', 'relay|relaying access|is|was denied', 'relay|relaying denied|prohibited|disallowed|forbidden', 'relay|relaying __ not permitted|allowed|authorized', 'relay not permitted|allowed|permitted', 'unable to relay', 'not permitted|allowed|authorized to relay', 'not configured to relay',
      'do|does|will not relay', 'wont relay', 'cannot relay', 'open relay not allowed', 'relaying to __ prohibited', 'no relaying|relay', 'list of allowed rcpthosts', 'allowed rcpthosts', 'not a local|gateway domain|host', 'not one of our domains',
      'mail for __ not accepted here', 'recipient domain not hosted|local', 'insecure mail relay', 'not a valid relay', 'third party relay', 'not a relay', 'relay operation rejected', 'we do not accept mail for',
    ],
  },
  'mailbox-full': {
    settles: ['writing message file too large', 'writing message disk|disc quota', 'exceeding receiving limits', 'mail file size', 'mailbox would exceed', 'too many messages on', 'users space', 'space has been used'],
    names: [
      'diskspace quota', 'userdisk|domaindisk quota', 'boîte __ pleine', 'quota dépassé', 'cuota excedida', 'buzón lleno', 'postfach __ voll', 'postfach überfüllt', 'ящик переполнен', 'caixa __ cheia', 'mailbox overflow', 'over its quota', 'quota de disque', 'mailbox is out', 'storage full', 'mailbox storage', 'does not have enough space', 'enough space|room', 'allowed quota', 'exceeding __ quota|mailbox', 'disc quota', 'full mailbox', 'reached disk|mailbox', 'mailbox is almost', 'out of disk', 'quota usage', 'no more space', 'storage limit|quota|allocation', 'speicherplatz', 'postfach ist voll', 'casella piena', 'buzon lleno', 'mailbox|inbox|mailfolder|maildir|mailspool|account|user|recipient|recipients|quota __ full', 'mail box __ full', 'over quota|overquota', 'overquota', 'over _ quota', 'quota exceeded|violation|exceed|reached|full|problem', 'quota __ exceeded|exceed|reached',
      'exceed* __ quota', 'exceeds allowed size', 'mailbox exceeds', 'mailbox exceed*', 'out of storage|space', 'disk quota', 'storage __ exceeded|full|quota', 'exceeded __ storage|space', 'not enough __ space|room|storage', 'insufficient __ space|quota in|for', 'insufficient mailbox', 'mailbox __ limit exceeded|reached',
      'boite __ pleine', 'depasse __ quota', 'mailbox size limit', 'mailbox too large', 'exceeded allowed|maximum mailbox', 'no space __ mailbox', 'too much mail data', 'account __ exceeded __ quota|limit', 'quota __ limit', 'user is overquota', 'mailbox currently full', 'delivery __ exceeds quota',
      'maximum mailbox size', 'mailbox __ maximum size|capacity', 'recipients mailbox is full', 'over their disk|storage|mailbox', 'over the maximum allowed mailbox', 'mapiexceptionshutoffquotaexceeded', 'storedrv.deliver mailbox full',
    ],
  },
  'mailbox-moved': {
    names: ['user not local', 'not local please', 'address has changed', 'account has been transferred', 'account __ moved', 'mailbox has been moved', 'adresse __ geändert', 'a déménagé', 'has moved', 'mailbox moved', 'new address', 'no longer on server', 'address has been changed|replaced', 'address changed', 'changed __ address', 'please try _ forward', 'please use|send __ new address', 'user moved', 'has been replaced by', 'no longer __ here __ new'],
  },
  'mailbox-disabled': {
    names: [
      'is now|currently|temporarily disabled', 'is currently suspended', 'user|account|mailbox _ activated', 'account not activated', 'account|mailbox|user expired', 'never logged', 'mailbox __ is restricted', 'recipient never', 'temporary|temporarily locked', 'destinataire archivee', 'no longer accepts mail', 'account __ has been closed|deleted|cancelled|canceled|removed', 'mailbox __ has been closed|deleted|cancelled|removed', 'konto gesperrt|deaktiviert', 'postfach gesperrt|deaktiviert', 'compte désactivé|suspendu|bloqué', 'учетная|учётная запись __ заблокирована', 'почтовый ящик __ заблокирован', 'is terminated', 'suspend the service', 'unavailable or access denied', 'inactive user', 'deactivated mailbox', 'recipient suspended', 'account|mailbox|user|recipient|address|box|email __ disabled|suspended|inactive|deactivated|discontinued|terminated|frozen|dormant|inactivated', 'account|mailbox|user __ locked|closed|blocked', 'inactive user|account|mailbox|recipient', 'disabled or discontinued', 'disabled|suspended|closed|expired|deactivated account|mailbox|user|recipient|address',
      'not active', 'is expired account', 'not enabled', 'archived recipient', 'mailbox unused', 'has been suspended|disabled|deactivated', 'domain __ frozen|suspended', 'unused for|more', 'vacant account',
    ],
  },
  'does-not-accept-mail': {
    names: [
      'does not accept any|mail|email', 'does|do not accept e mail', 'doesnt accept mail|email|messages', 'not accept* any mail', 'null mx', 'nullmx', 'no mx', 'couldnt find a mail exchanger', 'no mail exchanger', 'does not receive mail', 'no mail accepted', 'accepts no mail',
      'not accepting mail __ this domain|host', 'host domain does not accept', 'doesnt receive|handle mail', 'mx __ loopback|localhost', 'does not handle|process mail', 'no mail server for', 'no mail service', 'never receives mail', 'mail receiving disabled', 'is not a mail exchanger', 'unable to find mx',
    ],
  },
  'unknown-host': {
    names: [
      'host|domain|server _ not found|exist|resolve', 'domain is not reachable', 'domain must exist', 'domain mentioned', 'mail domain __ unknown', 'or domain may not', 'host|domain unknown', 'unknown host|domain|destination', 'host or domain name not found', 'host|domain|domainname not found|exist|exists', 'host|domain name not found|known', 'host|domain does not exist', 'host|domain doesnt|didnt exist', 'domain __ not exist', 'non|nonexistent existent domain|host', 'nonexistent domain|host',
      'no such domain|host', 'invalid domain|host', 'illegal host', 'name or service not known', 'unrouteable|unroutable domain|mail', 'couldnt find any host', 'recipient domain __ invalid|exist|found', 'nxdomain', 'non existent hosts', 'host address lookups failed permanently',
      'bad destination host|system|domain', 'domain must|cannot|cant be resolved|resolve', 'domain __ not resolve', 'unable to resolve __ domain', 'could not resolve host|domain', 'cant find domain', 'no dns record*', 'domain name __ not registered', 'domain has expired', 'domain isnt valid', 'no valid hosts',
      'domain has no valid|active', 'unable to find __ domain', 'unknown or unresolvable domain', 'domain of recipient',
    ],
  },
  spam: {
    settles: ['no spam please', 'block for spam', 'due to spam list', 'uribl policy', 'message filtered'],
    names: ['hits _ required', 'score _ required', 'spamtrap', 'blocked by spamassassin', 'dt spm', 'spam firewall', 'mail content denied', 'bulk.advertising', 'spamassassin', 'blocked by our filter', 'possible spam', 'spam|spamming refused|blocked|rejected|policy|content|rejection', 'nospam', 'content filter', 'unacceptable content', 'bulk mail|email|advertising', 'mass mailer|mailing', 'recurrent pattern', 'spamming', 'probability of __ spam', 'spam list', 'spamprofiler', 'spam points', 'antispam checks', 'message __ consider* spam', 'rejecting banned content', 'blacklisted url|link|links|uri', 'blocked|blacklisted url*', 'spam message|mail|email|content|detected|rejected|score|identified|blocked|filter', 'identified|classified|detected|considered|recognized|recognised|marked|flagged|tagged|categorized __ spam|junk', 'looks|look|appears|seems like|to __ spam|junk|unsolicited', 'looks like spam', 'suspected spam', 'probable spam', 'is spam', 'considered unsolicited|spam|bulk', 'junk mail|email', 'message content rejected ube', 'ube', 'uce', 'bulk mail|email __ rejected|not', 'spammy', 'too much spam', 'high spam', 'phishing', 'likely unsolicited', 'detected as unsolicited', 'spam like|contents|characteristics', 'message is __ spam', 'likely spam', 'exceeded spam|the spam threshold|score', 'spam or virus', 'contains spam*', 'anti spam system|filter|policy', 'antispam'],
    says: ['unsolicited', 'content __ spam', 'rejected as|for|due spam', 'spam'],
  },
  virus: {
    names: ['virus detected|found|infected|alert|check', 'contains|contain|found __ virus|malware|trojan|worm', 'infected', 'malware', 'virus', 'viruses', 'trojan', 'mcspamsignature*', 'security policies mcspamsignature*', 'possible|suspected virus'],
  },
  'sender-authentication': {
    names: ['spf.pobox.com', 'www.openspf.org', 'openspf.org', 'spf', 'dkim', 'dmarc', 'domainkeys', 'unauthenticated email|mail|message', 'sender is unauthenticated', 'sender policy framework', 'domain owner discourages', 'not authorized to send __ from this domain', 'anti spoofing', 'spoof*', 'sender id __ fail*', 'either spf or dkim', 'failed authentication checks', 'from domain __ not aligned'],
    says: ['forged|forgery', 'is not allowed to send __ from|for', 'not a designated sender'],
  },
  'missing-reverse-dns': {
    settles: ['generic dns ptr', 'reverse dns'],
    names: [
      'forward dns entry', 'no rdns', 'rdns', 'unresolvable relay|client host', 'mismatches client', 'relay host name', 'lookup failure __ try again', 'dns lookup failure __ try', 'reverse dns|lookup|hostname|mapping|record|ip|name|address|domain', 'ptr', 'unverifyable|unverifiable sending', 'cannot|cant|could find your hostname|reverse|rdns', 'cannot find your', 'ip name lookup failed', 'cannot|could|unable __ resolve your ip|host|address|hostname', 'no|without reverse', 'ip address __ hostname|name not found', 'client host __ not found', 'fcrdns',
      'forward confirmed', 'does not resolve back', 'helo|ehlo __ does not match|resolve', 'host name|hostname __ not __ ip|address', 'dns lookup failure for', 'sender ip must resolve', 'ip has no', 'must have a valid|proper', 'hostname verification', 'name lookup failed for|your', 'unable to verify __ client|sending|host',
    ],
  },
  reputation: {
    settles: ['helo|ehlo command rejected host|domain|need|invalid', 'helo is my hostname', 'against your ip', 'originating from your ip', 'mail sent from your ip', 'coming from that ip', 'by the dnsbl|rbl', 'identified as spammer|spam source', 'due to ip reputation', 'sender ip address', 'bad sender ip', 'mail from ip', 'mail from _ refused', 'server at __ is blocked', 'open proxy', 'currently sending spam', 'dynamic zombied', 'messages from __ werent sent', 'not accept mail from dynamic|hosts', 'accept mail from dynamic'],
    names: [
      'bad|invalid|forged|bogus helo|ehlo', 'your helo|ehlo name', 'client host rejected', 'denyip.php', 'denyip', 'bypassing __ relay', 'complaints concerning|about', 'www.dnsbl*', 'mail from _ rejected|blocked|denied', 'www.spamcop.net', 'bl.spamcop.net', 'spamcop.net', 'dnsbl.sorbs.net', 'www.sorbs.net', 'psbl.org', 'psbl.surriel.com', 'www.uceprotect.net', 'dnsbl.uceprotect.net', 'spamrl.com', 'www.spamrats.com', 'truncate.gbudb.net', 'hostkarma.junkemailfilter.com', 'bl.mailspike.net', 'ix.dnsbl.manitu.net', 'dsbl.org', 'abuseat.org', 'www.abuseat.org', 'www.backscatterer.org', 'ips.backscatterer.org', 'helo|ehlo command rejected', 'host network not allowed', 'sending mta', 'not passed validation', 'unwanted messages', 'connection from your', 'zombied', 'drbl', 'work.drbl.imedia.ru', 'att.net', 'go away', 'invalid ip', 'not currently accepting mail from your', 'no access from mail server', 'forbidden by your ip', 'listed as abusive', 'remotehost looks', 'server requires confirmation', 'confirm this mail', 'blocked see', 'refused see', 'ip __ blocked', 'may not be mail exchanger', 'abus detecte', 'ip domain reputation', 'blocked for abuse', 'hosts with dynamic', 'not accepted from ip', 'blocked due to', 'is blocked', 'blacklist*', 'blocklist*', 'black|block list|listed|lists', 'denylist*', 'dnsbl', 'dnsbls', 'rbl', 'uribl', 'spamhaus*', 'spamcop*', 'sorbs*', 'invaluement', 'senderbase', 'senderscore', 'is|was|currently listed at|in|on|by', 'found in __ listing', 'listed at|by', 'blocked using', 'client host|address __ blocked|rejected|refused|banned', 'poor|bad|low reputation', 'very low reputation',
      'reputation', 'traffic not accepted from', 'your ip|server|host|network|address|domain|mailserver __ blocked|banned|blacklisted|rejected|denied|listed|refused', 'ip address|addresses __ blocked|banned|rejected|refused|denied', 'ip __ banned|blocked|blacklisted', 'banned sending|sender|ip', 'mail from ip __ rejected|banned',
      'smtp server of your|their', 'use your __ isp|providers smtp|mail|relay', 'dynamic|dialup|residential|dynamically ip|address|addresses|host|assigned|pool', 'dial up', 'are not allowed to connect', 'bad ip', 'connections will not be accepted', 'connection not accepted', 'not accepting connections', 'connections __ not accepted from', 'access|connection from __ denied|rejected|refused', 'you are sending spam', 'identified as spammer', 'known spammer|source',
      'blocked for spam*', 'connection|connections refused for|from', 'blocked due to spam', 'access to this mail system has been rejected', 'access to submit messages', 'name was rejected', 'helo|ehlo rejected|refused|denied|invalid', 'bad reputation', 'poor sender', 'cbl.abuseat.org', 'too many spam*|complaints', 'user complaints', 'client rejected', 'blocked by', 'sender ip', 'ip is on|in',
      'open relay|proxy', 'problem occurred ask your postmaster', 'source bloquee', 'refused by the dnsbl', 'geographical location', 'geoip', 'suspicious traffic|activity', 'ipcheck.proofpoint.com', 'barracudacentral.org', 'csi.cloudmark.com',
    ],
    hints: ['blocked'],
  },
  'rate-limited': {
    settles: ['throttling failure', 'daily message|sending quota|limit'],
    names: [
      'too many auth commands', 'too many new tls', 'too many open', 'max emails per', 'max messages per', 'try again slower', 'too many errors', 'numerous attempts', 'message|mail|daily quota exceeded', 'sending rate', 'over|above the rate', 'rate limiting', 'slow down', 'too many _ per', 'too many connections|sessions|messages|mails|emails|concurrent|simultaneous|smtp|connection|invalid|recipients|incoming', 'rate limit*|limited|exceeded|control', 'ratelimit*', 'frequency limited|limit', 'too fast|quickly|frequently', 'throttl*', 'throttled', 'sending|sender|relay|daily|hourly|send|submission|outgoing __ limit|quota', 'unusual rate', 'excessive volume|rate|number', 'unexpected volume',
      'connection limit', 'concurrent connections|sessions', 'maximum number of __ connections|recipients|messages|sessions', 'maximum connections|recipients', 'max message per|messages', 'mail too quickly', 'rate that prevents', 'exceeded __ limit of messages|emails', 'exceeded the rate|limit', 'limit __ per hour|day|minute|connection|session', 'number of __ per __ exceeded', 'trop de connexions', 'too much traffic|mail from', 'message rate', 'mail flood',
      'recipients per message|session', 'exceeded __ threshold', 'connection rate',
    ],
  },
  'message-too-big': {
    names: [
      'taille limite du message', 'line limit exceeded', 'nachricht __ zu groß', 'message trop', 'mensaje __ grande', 'message|mail|email|size|file|attachment|body __ too big|large|long', 'too big|large for|message', 'message|mail|email|maximum __ size __ exceed*|limit', 'message|mail|email|size exceed* __ size|limit|maximum', 'exceed* __ message|maximum|fixed|mail|allowed size', 'mail|message size', 'length exceeds limit', 'message length', 'size limit', 'exceeds maximum', 'exceed* size', 'max message size', 'larger than',
    ],
  },
  'unknown-recipient': {
    settles: ['callout verification failure', 'recipient address rejected undeliverable|unverified address', 'not a member of domain', 'not found or inactivated'],
    names: [
      'path no exist', 'no valid recipients', 'wrong recipients', 'recipient cannot|could be|not verified|be', 'recipients are invalid', 'not found or', 'recipient __ not be verified', 'invalid user specified', 'unknown name', 'unable to find|locate user|recipient|mailbox|account', 'ses has suppressed', 'address not present', 'address invalid|unknown', 'user|recipient|rcpt|mailbox|account|addressee _ unknown', 'rcpt __ does|doesnt not|exist', 'non existent|existing user|recipient|mailbox|address|account', 'unknown e mail', 'unknown email', 'badrecipientto', 'validrcptto', 'mailbox unavaiable', 'nessun utente', 'not email addresses', 'recipient has been denied', 'recipient is not accepted', 'no existe', 'destinatario|usuario|usuário inexistente|desconocido|desconhecido|sconosciuto', 'destinatário não', 'empfänger|benutzer|empfänger __ unbekannt|existiert', 'adresse inconnue|unbekannt|ungültig', 'postfach nicht|existiert', 'destinataire inconnu|inexistant', 'boîte __ inexistante', 'utilisateur inconnu|inexistant', 'gebruiker onbekend', 'не найден', 'не существует', 'пользователь __ не', 'нет такого', 'адресат __ не', 'no longer an employee', 'left the company', 'invalid alias', 'mailbox name invalid', 'recipient invalid', 'no such _ user', 'address _ not found', 'recipient|user|account __ was not found', 'recipient|rcpt|mailbox|account|user _ not found|exist', 'resolver.rst.recipientnotfound', 'bad address', 'cant|cannot accept user', 'addresses were unknown', 'rejected recipients', 'address could not be found', 'not an active address', 'mailbox not present', 'no mail box', 'no matches to nameserver', 'account unavailable', 'badrcptto', 'recipients was|were undeliverable', 'missing home directory', 'or unknown virtual user', 'unknown virtual', 'no recipients found', 'spectator', 'no person', 'not known here', 'no valid recipients bye', 'name directory', 'not a known', 'kein|keine benutzer|empfaenger|postfach', 'unbekannter empfaenger|benutzer', 'utente sconosciuto', 'usuario desconocido|inexistente', 'destinatario inexistente|desconocido', 'utilisateur inconnu', 'user|recipient|mailbox|addressee|account|usuario|destinataire|rcpt unknown|invalid|inexistent|nonexistent|inconnu', 'unknown|nonexistent|illegal user|users|recipient|recipients|mailbox|address|addressee|account|local|person|rcpt|alias|userid', 'unknown or illegal', 'no such user|users|recipient|mailbox|person|address|account|local|addressee|rcpt|name|alias|mailuser', 'user|recipient|mailbox|address|account|alias|addressee|name|box not found|known|exist|exists|available|listed|recognized|local',
      'user|recipient|mailbox|address|account|alias|addressee|box|id __ does|do not exist|exists', 'user|recipient|mailbox|address|account|alias|addressee|name|box|id __ doesnt|dont|didnt|isnt exist|valid', 'account __ tried to reach', 'user|recipient|mailbox|address|account|person|name __ is not __ known|valid|recognized|found|registered|defined|local|here|customer|listed', 'isnt|not a valid|known|registered|local user|recipient|mailbox|address|account|customer',
      'invalid|incorrect user|users|recipient|recipients|mailbox|address|addresses|account|rcpt|destination', 'user doesnt have', 'doesnt|does have|not have __ account|mailbox', 'no mailbox|account|user here|by|with|found|called', 'no longer valid|employed|works|exists|with|in|at|available', 'not listed in', 'cannot|cant|could|couldnt __ find|locate __ user|recipient|mailbox|account', 'recipient name is not', 'bad destination mailbox|email|address', 'bad recipient|address|user',
      'not in address list', 'no valid recipient', 'destinataire invalide', 'local recipient table', 'virtual alias|mailbox table', 'unknown local part', 'wrong recipient|address', 'mailbox name not allowed', 'no one|body __ address|name', 'there is no user|account|mailbox|one', 'user name __ not', 'address is not|no', 'adresse __ inconnue|invalide', 'email account that you tried', 'resolver.adr*', 'is no mailbox', 'userunknown', 'not a user', 'not|non recipient existing', 'account not', 'mailbox does', 'typing error', 'recipient does not', 'was not found', 'delivery address unknown', 'message to unknown', 'rcp p1|p2|p3', 'unknown mail', 'undefined user|recipient', 'recipient not', 'user not', 'inactive email address',
    ],
    says: ['にありません', 'つかりません', 'ユーザー|アドレス __ ません', 'unknown or', 'recipients addresses rejected', 'mailbox|user|recipient|address unavailable', 'mailbox not|temporarily available|unavailable', 'mailbox __ unavailable', 'recipient addresses rejected', 'not a mailbox'],
    hints: ['not found', 'mailbox|user|recipient rejected', 'mail rejected', 'address rejected', 'recipient|rcpt __ rejected|refused', 'doesnt exist', 'does not exist', 'not our customer', 'unrouteable|unroutable address|recipient'],
  },
  'recipient-refuses': {
    settles: ['not accepting any mail', 'blocked by the|this recipient|user', 'only accepting mail from'],
    names: ['user|recipient refused', 'resolver.rst.notauthorized', 'resolver.rst.senderlimit*', 'account is protected', 'protected by', 'has restricted', 'user rules', 'refuse to receive', 'recipient preferences', 'user reject', 'refuses to receive', 'specific email addresses', 'blocked|rejected|refused|denied|blacklisted by the|this user|recipient', 'rejected|refused by user|recipient|recipients', 'recipient does not|doesnt wish|want', 'recipient __ only accepts|accept', 'does|not accept* mail|messages from you|this', 'only internal senders', 'user refuses', 'challenge response', 'permission to send to', 'recipient|user has blocked|refused', 'not accept messages from', 'envelope blocked', 'restricted to', 'message refused by', 'protected mailbox|address', 'recipient refuses', 'restricted recipient'],
  },
  'sender-refused': {
    settles: ['email address has been blacklisted', 'server does not accept mail from', 'returned mail not accepted', 'senderfilterconfig', 'sender is spammer', 'domain of sender', 'sender address rejected', 'sender address __ does|domain|not', 'unroutable|unrouteable sender', 'sender verify fail*', 'sender domain __ not'],
    names: [
      'permissions|permission to send as', 'sender email __ not', 'not in my domain', 'verify mailfrom', 'mailfrom failed', 'mail from is mismatched', 'envelope from does not match', 'valid address filter', 'different address or alias', 'sender is on', 'not owned', 'mailfrom domain', 'badsendermx', 'sendernoa', 'purported responsible address', 'emetteur invalide', 'empty email|sender address', 'fully qualified email address', 'not a registered gateway', 'outgoing mail suspension', 'not pre approved', 'sender not pre', 'dead domain', 'reject mail from', 'valid sender domain', 'domain is invalid', 'sender domain is', 'from non member', 'non member', 'does not accept mail from', 'closed mailing list', 'sender address|domain|email|mailbox __ rejected|refused|denied|invalid|exist|exists|found|unknown|blocked|disallowed', 'sender __ rejected|refused|denied', 'sender denied|refused|unknown|invalid|verify', 'sender verification|verify|callout fail*', 'not owned by', 'invalid|bad|bogus|illegal sender|from|envelope', 'mail from __ refused|denied|disallowed', 'mail from command', 'return|reverse path __ invalid|not', 'envelope senders not', 'null sender|senders', 'empty sender|envelope', 'not a|are member of this|the|list',
      'are not __ member', 'not member', 'permission to post', 'posting __ not allowed|restricted', 'members only', 'subscribers|members can post', 'not subscribed', 'backscatter', 'unresolvable __ domain', 'sender domain', 'from address|domain __ rejected|invalid|refused|not', 'groups.google.com', 'not allowed to send|post to', 'sender is not', 'sender could not be', 'address verification failed', 'bad outbound sender', 'not permitted to send', 'senders __ email|address __ invalid', 'sender not', 'cant verify sender', 'unable to verify sender',
    ],
  },
  'content-refused': {
    settles: ['duplicate header*', 'headers too large'],
    names: [
      'invalid data in message', 'content reject', 'mime reject', 'mail data refused', 'mime error', 'improperly formatted', 'mime complexity', 'unnecessary base64', 'too many received headers', '8 bit data|headers', 'message contains text', 'headers|header too large|long|big|many', 'banned attachment|file|content|extension', 'attachment*|extension|file __ rejected|refused|allowed|blocked|prohibited|forbidden|banned|illegal', 'prohibited|illegal|forbidden attachment|extension|content|file', 'too many attachments|received|mime', 'malformed|improper mime|message|header|headers', 'content examination', 'mail content denied', 'illegal attachment', 'message header', 'invalid header|headers|mime', 'improper use', 'body contains', 'message __ filtered', 'invalid|bad message|mime content|structure|format', 'mime header',
    ],
    says: ['content rejected|refused|blocked|denied', 'content __ not acceptable|allowed|accepted', 'message content', 'improper', 'conversion'],
  },
  'not-standards-compliant': {
    names: ['not rfc5322|rfc2822|rfc822', 'violates rfc5322|rfc2822|rfc822', 'multiple|missing _ header|headers', 'not rfc __ compliant', 'rfc compliant|compliance|compliancy', 'not __ compliant', 'bare lf|linefeed|line|newline*|cr', 'multiple|missing|duplicate|invalid from|subject|date|to|message header|id|addresses', 'multiple addresses in', 'violat* rfc', 'rfc 5322|2822|822|2047|6532', 'rfc5322|rfc2822 compliant|compliance|violation', 'non ascii|standard', 'multiple from|sender', '8bit|eight characters|bit __ header|headers', 'missing required header*', 'from header is|missing', 'message id __ missing|invalid', 'must be rfc', 'lines longer', 'lines too long', 'allowed line length'],
  },
  expired: {
    settles: ['message|envelope expired', 'delivery time expired', 'message timed out', 'expired after', 'lifetime expired', 'in|on __ queue __ too long', 'queue too long', 'could not be delivered for', 'delivery retry'],
    names: ['cannot send message for|within', 'retry timeout', 'retry time __ reached', 'after multiple retries', 'multiple retries', 'could not find a gateway', 'deliver for the last', 'aborted after', 'been failing for', 'days without success', 'after _ tries|attempts', 'not been collected', 'did not respond', 'not reachable within', 'failed to deliver to domain', 'after __ delivery attempts', 'temporarily deferred for', 'retry time|timeout __ exceeded|reached', 'message|mail|envelope|delivery expired', 'delivery time|expired expired|out', 'could not|be delivered for', 'not be delivered for', 'been in the queue too', 'too long in queue|the', 'gave up', 'delivery failed _ attempts', 'failed _ attempts|tries|retries', 'undeliver* after|for', 'unable to deliver __ for|after _ days|hours', 'message __ too old', 'queue lifetime|timeout|expired', 'delivery timeout', 'expired after|in', 'hosts have been failing for', 'exceeded __ time in queue', 'has been frozen', 'was not delivered within'],
    says: ['giving up on', 'giving up', 'expired', 'timeout __ delivery', 'tries failed|exceeded'],
    hints: ['has been delayed', 'will be retried', 'warning message only', 'not yet been delivered', 'delivery attempts will continue', 'still trying', 'will keep trying'],
  },
  network: {
    names: ['connection shut down', 'connection __ is broken', 'dns records for', 'host name lookup', 'lookup failure', 'malformed __ name server', 'forwarding loop', 'routing loop'],
    settles: ['host not found try again', 'found try again', 'connection expired'],
    says: [
      'host lookup did', 'lookup did not complete', 'smtp timeout', 'command timeout', 'mail exchanger loop', 'dns lookup', 'connection refused|timed|reset|closed|lost|dropped|failed|failure|terminated|timeout|aborted|broken|attempt', 'lost connection', 'closed connection in response', 'no route to', 'network unreachable|error|problem|trouble|is', 'conversation with', 'host __ unreachable|reachable|down', 'cannot|unable|couldnt|not|failed|cant connect', 'unable|failed|could|couldnt|wasnt __ connect|establish', 'name service|server error|timeout', 'dns error|failure|lookup|query|server|timeout|resolution', 'mail loop', 'loops back', 'loop detected', 'looping', 'too many hops', 'hop count|counts', 'maximum hops|hop', 'forwarded more than', 'could indicate a mail loop', 'timed out',
      'did not accept our requests', 'socket error', 'remote server|host closed|did|not', 'no answer|response from', 'not responding', 'unable to resolve|lookup', 'connect to', 'delivery loop', 'no route', 'destination __ unreachable', 'dns soft|temporary', 'temporary dns', 'hosts unreachable', 'peer closed|reset', 'read error|timeout',
    ],
    hints: ['unable to route'],
  },
  'server-fault': {
    settles: ['unable to authenticate at present', 'temporary lookup failure|error', 'aliasing forwarding loop broken', 'queue file write', 'loop was found in'],
    names: ['error writing message', 'cannot append|update message|mailbox', 'unable to connect __ daemon', 'loops back to', 'create a mail loop', 'forwarding loop broken', 'no mdb', 'waiting for input', 'system config', 'ldap server', 'interrupted system', 'user output file', 'config error', 'encountered an error', 'there is no mdb', 'operation now in', 'procmail', 'x unix', 'mailer error', 'child process', 'command died', 'command failed', 'exit status', 'could not load drd'],
    says: [
      'couldnt create', 'cant create', 'unable to contact', 'internal|configuration|local|system|software|server|database|unexpected|processing error|problem|failure', 'internal server|resources', 'temporary __ failure|error|problem', 'temporarily rejected|unable', 'temporary failure', 'disk full|space', 'insufficient system|disk|storage|resources|space', 'out of memory', 'resources __ unavailable|exhausted', 'server busy|overloaded|unavailable|down|too', 'system busy|temporarily|resources|is', 'system not available|responding|ready', 'could not|couldnt load|open|create|write|load', 'cant|cannot|unable|failed to create|open|write|read|load|execute|lock|exec|access', 'no space left', 'unexpected error',
      'pipe to', 'exit|exited status|with|code', 'program failed|exited', 'delivery agent', 'io|i error', 'bad file', 'sql|ldap|mysql error|failure|lookup', 'load average', 'mail system full', 'load too high', 'temporary lookup', 'misconfigur*', 'local delivery failed', 'permission denied', 'failed to read|write|open|run', 'no such file', 'unable to process', 'maintenance', 'misconfiguration', 'fatal error', 'unknown mailer', 'lmtp error', 'command failed|output|returned', 'is not a directory', 'error in processing', 'mailbox busy|locked', 'file too big', 'cannot process|append', 'error writing|opening',
    ],
    hints: ['service unavailable|not|currently|refused|refuse', 'service currently|temporarily unavailable', 'try again later', 'please try later', 'temporarily unavailable', 'transaction failed', 'not available', 'try later', 'system error'],
  },
  'syntax-error': {
    settles: ['helo|ehlo command rejected __ fully', 'need fully qualified', 'syntactically invalid helo|ehlo', 'smtp command pipelining'],
    names: ['protocol synchronization error', 'input sent without|too', 'command used when not', 'too many nonmail|unrecognized|syntax commands|or'],
    says: ['syntax error', 'bad|invalid|wrong sequence', 'command|verb not|unrecognized|unimplemented|unknown', 'unrecognized|unimplemented|unknown|invalid|unsupported|bad command|parameter|parameters|option|argument*', 'parameter* not|unrecognized|unknown|error', 'fully qualified', 'malformed|bad address syntax', 'malformed address', 'invalid address syntax', 'address syntax', 'send|need|expected helo|ehlo|mail|rcpt|a', 'helo|ehlo first|required', 'must have sender', 'not implemented', 'angle brackets', 'protocol error|violation', 'syntactically invalid', 'improper command', 'error need'],
  },
  policy: {
    settles: ['not accepting mail with', 'images or other attachments', 'containing images', 'recipient address rejected access denied'],
    names: ['multi recipient bounce', 'content presents a potential', 'organizational settings', 'messages with multiple addresses', 'policy maximum|limit', 'header error', 'header are not', 'headers are not', 'low priority', 'denied by policy', 'without solving a captcha'],
    says: ['delivery not authorized', 'no permit', 'protocol violation', 'policy reasons|violation|restrictions|reason|restriction', 'local|security|site|content|domain|company|organization policy|policies', 'policy __ reject*|prohibit*|refus*|block*|den*', 'reject* __ policy', 'policy', 'administrative prohibition', 'administratively prohibited|denied', 'by administrator', 'banned by', 'rejected by __ rule|filter|acl', 'prohibited by administrator'],
    hints: ['access denied|rejected', 'not allowed|authorized|permitted', 'prohibited', 'rejected for', 'denied', 'refused', 'forbidden', 'not accepted'],
  },
  unknown: {},
};
