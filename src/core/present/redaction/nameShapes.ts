/** Where names stand in logs that do not show by themselves what they are: each pattern has what stands before the name, and the name. */

/** Where logs name a host without a domain, or where a host stands that is no link to a page. */
export const HOSTS: readonly RegExp[] = [
  // smtp://user@mail.example.com:25 | what stands behind a secret that was taken out of one
  /((?:\b(?:smtps?|lmtps?|submissions?|imaps?|pop3s?|ldaps?|mysql|pgsql|postgres(?:ql)?|redis|amqps?):\/\/(?:[^\s/@]{0,300}@)?|^@))([\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}\.){0,10}[\p{L}\p{N}-]{1,63})(?![\p{L}\p{N}_@-])/gu,
  /(\bhelo=<)([^<>\s.:[\]]{1,63})(?=>)/g,
  /(\bH=\()([^()\s.:[\]]{1,63})(?=\))/g,
  /(\b(?:EHLO|HELO|LHLO|ehlo|helo) )([^\s.:<>()[\]'"\\,]{1,63})(?=\s{0,5}(?:$|['"\\]))/g,
  // H=mail.example.com (laptop) [192.0.2.1] | authenticator failed for (laptop) [192.0.2.1]
  /((?:\bH=\S{1,255}|\bfor|\bfrom) \()([^()\s.:[\]]{1,63})(?=\) \[)/g,
  // 250-mail.example.com Hello laptop [192.0.2.1] | Received: from laptop (dsl.example.net [192.0.2.1])
  /( Hello )([\w-]{1,63})(?= \[)/g,
  /(\bReceived: from )([\w-]{1,63})(?= \()/g,
  // message-id=<1234@laptop>
  /(\b(?:message-id=<|msgid=<|Message-I[Dd]: <|id=)[^@\s<>]{1,250}@)([\w-]{1,63})(?=[>\s]|$)/g,
  // /var/vmail/example.com/alice
  /(\/(?:vmail|vhosts|virtual|mailboxes|domains)\/)([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})(?=\/|[\s:;,)'"]|$)/g,
];
/** Where logs name a user without a domain. */
export const USERS: readonly RegExp[] = [
  /(\b(?:sasl_username|sasl_sender|username|user|login|ruser|euser)=<?)([^\s,;<>()"'`#@]{1,128})/gi,
  /(\buser [`'"])([^`'"\s@]{1,128})/g,
  /(\b(?:from|to|orig_to)=<)([^<>@\s]{1,128})(?=>)/g,
  // => bob <bob@example.net>
  /((?:[=-]>|\*>|>>|\*\*|==) )([^\s,;<>()"'`#@]{1,128})(?= <)/g,
  /(\bA=[\w-]{1,30}:)([^\s@]{1,128})/g,
  /(\b(?:imap|pop3|lmtp|submission|managesieve|lda|pam|passwd-file|sql|ldap|dict)\()([^\s(),@]{1,128})(?=[,)])/g,
  // "user":"alice"
  /(\\{0,3}"(?:user|username|user_name|login|sasl_username|account)\\{0,3}"\s?:\s?\\{0,3}")([^"@\\\s]{1,128})(?=\\{0,3}")/g,
  /(\bset_id=)([^\s,;()@]{1,128})/g,
  /(\b(?:uid|cn)=)([^\s,;()@=\d][^\s,;()@=]{0,127})(?=,)/g,
  /(\buid=\d{1,8}\()([^\s()@]{1,64})(?=\))/g,
  // <bob>: Recipient address rejected
  /(\b[245]\d\d [245]\.\d{1,3}\.\d{1,3} <)([^<>@\s]{1,128})(?=>:? )/g,
  /(\b(?:MAIL FROM|RCPT TO):<)([^<>@\s]{1,128})(?=>)/gi,
  // Failed password for alice from 192.0.2.1
  /(\b(?:password|publickey|keyboard-interactive\/pam) for (?:invalid user )?)([^\s@]{1,64})(?= from )/g,
  // USER alice | a001 LOGIN alice …
  /((?:^[\s>]{0,8}|C: |POP3> |['">] )USER )([^\s'"@\\]{1,128})(?=['"\\\s]|$)/g,
  /(\b(?:[A-Za-z]{0,6}\d{1,8}|[A-Za-z]) LOGIN "?)([^\s"@{]{1,128})(?="? )/g,
  // swaks -au alice
  /(\s(?:-au|-xu|--auth-user|--user)(?:=| ))([^\s'":@-][^\s'":@]{0,127})/g,
  // /home/alice/Maildir | /var/mail/alice
  /(\/(?:home|Users|var\/spool\/mail|var\/mail)\/)(?!vhosts\b|virtual\b)([^/\s:;,()'"<>]{1,64})/g,
  /(\/(?:vmail|vhosts|virtual|mailboxes|domains)\/(?:[\w-]{1,63}\.){1,5}[\w-]{1,63}\/)([^/\s:;,()'"<>]{1,64})/g,
  // From: "Alice Smith" <alice@example.com>
  /((?:^|[\s"])(?:From|To|Cc|Reply-To|Sender): "?)([\p{L}][\p{L}\p{M}'., -]{0,80}[\p{L}.])(?="? ?<)/gu,
  /((?<=^(?:From|To|Cc): [^\n]{1,500}>), "?)([\p{L}][\p{L}\p{M}'. -]{0,80}[\p{L}.])(?="? ?<)/gu,
];
/** What a message is about: to the end of a header, to what Postfix writes behind one, to the quotation mark of Exim. */
export const SUBJECTS: readonly RegExp[] = [
  /(\bSubject: )(?!\[subject\])([^\n]{1,998}?)(?= from [\w.-]{1,255}\[[^\]\s]{1,60}\]; |$)/g,
  /( T=")(?!\[subject\])((?:[^"\\\n]|\\.){1,998})(?=")/g,
];
/** Domains of those who carry everybody's mail, or tell of everybody: they say nothing of who wrote the log, and much of what went wrong. */
export const PUBLIC = new RegExp(
  String.raw`(?:^|\.)(?:${[
    // Mailboxes, and what stands behind them
    String.raw`google\.com|gmail\.com|googlemail\.com`,
    String.raw`outlook\.com|office365\.com|hotmail\.com|live\.com|msn\.com|microsoft\.com`,
    String.raw`yahoo\.(?:com|co\.uk|de|fr)|yahoodns\.net|aol\.com`,
    String.raw`icloud\.com|apple\.com`,
    String.raw`gmx\.(?:net|de|com)|web\.de|t-online\.de`,
    String.raw`yandex\.(?:ru|net)|mail\.ru`,
    String.raw`proton\.me|protonmail\.ch|zoho\.com|qq\.com`,
    // Those who send for others
    String.raw`amazonses\.com|amazonaws\.com|sendgrid\.net|mailgun\.org|mailgun\.net`,
    // Lists of addresses that send spam
    String.raw`spamhaus\.(?:org|net|com)|spamcop\.net|barracudacentral\.org|sorbs\.net|surbl\.org|uribl\.com|dnswl\.org`,
    String.raw`uceprotect\.net|spamrats\.com|mailspike\.net|abuseat\.org|manitu\.net`,
  ].join('|')})$`,
);
/** What stands before these names whose mail it is. */
export const TENANT = /^([a-z0-9-]{1,63})\.(mail\.protection\.outlook\.com|mail\.eo\.outlook\.com|onmicrosoft\.com)$/;

// 4.2.0.192.zen.example.org, the address of a query turned round; 2001:db8::1 so has 32 digits
export const REVERSED_V4 = /(?<![\w.-])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(?=(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-]))/g;
export const REVERSED_V6 = /(?<![\w.-])(?:[0-9a-f]\.){32}(?=(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-]))/g;
