import type { Provider } from './provider';

export const mimecast: Provider = {
  id: 'mimecast',
  name: 'Mimecast',
  hosts: ['.mimecast.com', '.mimecast.co.za', '.mimecast-offshore.com'],
  signs: ['community.mimecast.com', 'mimecastsupport.zendesk.com', 'csi.mimecast.org', 'mimecast.com'],
  page: { title: 'Mimecast: SMTP error codes', url: 'https://mimecastsupport.zendesk.com/hc/en-us/articles/34000709564691' },
  rules: [
    { words: ['mcspamsignature*', 'due to security policies'], cause: 'virus', means: 'A signature of Mimecast fits something in the message that is harmful, or very likely spam.', whatToDo: 'Look at links and attachments; if they are fine, the recipient can have Mimecast check it.' },
    { words: ['spf sender invalid', 'dkim sender invalid', 'dmarc sender invalid'], cause: 'sender-authentication', means: 'SPF, DKIM or DMARC of the sending domain did not pass.', whatToDo: 'Correct the records of the sending domain.' },
    { words: ['anti spoofing'], cause: 'sender-authentication', means: 'The message claims to come from inside the organisation that receives it.', whatToDo: "The recipient's administrator must allow the sending service." },
    { words: ['ip reputation', 'poor reputation', 'temporarily blacklisted'], cause: 'reputation', means: 'Mimecast distrusts the sending address.', whatToDo: 'Check the blocklists, and ask Mimecast for a review.' },
    { words: ['internal resources are temporarily', 'recipient temporarily unavailable'], cause: 'greylisted', means: 'Mimecast has not seen this sender before and waits for a second attempt.', whatToDo: 'Nothing has to be done.' },
    { words: ['envelope blocked', 'administrative prohibition', 'blocked senders'], cause: 'recipient-refuses', means: 'The recipient or their administrator has blocked this sender.', whatToDo: 'Reach the recipient another way, and ask to be allowed.' },
    { words: ['content examination'], cause: 'content-refused', means: 'A rule of the organisation refuses something in the text.', whatToDo: "Ask the recipient's administrator which rule it was." },
  ],
};
