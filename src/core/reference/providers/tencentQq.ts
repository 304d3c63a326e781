import type { Provider } from './provider';

export const tencentQq: Provider = {
  id: 'qq',
  name: 'Tencent QQ Mail',
  hosts: ['.qq.com', '.foxmail.com'],
  signs: ['service.mail.qq.com', 'open.work.weixin.qq.com'],
  page: { title: 'QQ Mail: reasons of returned mail', url: 'https://service.mail.qq.com/detail/122' },
  rules: [
    { words: ['suspected bounce attacks'], cause: 'reputation', means: 'QQ takes the message for a bounce to forged senders.', whatToDo: 'Do not send reports to senders that were not checked.' },
    { words: ['suspected spam ip', 'connection denied'], cause: 'reputation', means: 'QQ blocks the sending address because of what came from it.', whatToDo: 'Stop unwanted mail, and ask QQ to take the block away.' },
    { words: ['frequency limited'], cause: 'rate-limited', means: 'This address, domain or sender sends more often than QQ takes.', whatToDo: 'Send slower; the limit goes away by itself.' },
    { words: ['mail content denied', 'suspected spam'], cause: 'spam', means: 'QQ takes the message for spam.', whatToDo: 'Look at its text and links.' },
    { words: ['rejected by recipients'], cause: 'recipient-refuses', means: 'The recipient has blocked this sender.', whatToDo: 'Reach the recipient another way; only they can let this sender in.' },
    { words: ['spf check failed', 'from header is missing'], cause: 'sender-authentication', means: 'The sending server is not in the SPF record of the domain.', whatToDo: 'Add it to the record.' },
    { words: ['mailbox not found', 'mailbox unavailable or access denied'], cause: 'unknown-recipient', means: 'The mailbox does not exist, or is closed.', whatToDo: 'Check the address, and take it off your lists.' },
  ],
};
