import { cutsOf, type Markup } from './markup';

// [bob@example.net](mailto:bob@example.net) | [mx.example.net](http://mx.example.net/): Markdown
// bob@example.net<mailto:bob@example.net> | mx.example.net<http://mx.example.net/>: a mail in HTML, as text
const LINK = /\[(?<shown>[^[\]()<>\s]{3,320})\]\((?<to>(?:mailto:|https?:\/\/)[^()<>\s]{3,400})\)|(?<![\w.@*+-])(?<text>[\w.@*+-]{3,320})<(?<target>(?:mailto:|https?:\/\/)[^()<>\s]{3,400})>/g;

/** Addresses and hosts that a program took for links when the text was copied: where they lead is what they say. */
export const linkedText: Markup = {
  id: 'linkedText',
  standsIn: (text) => /[(<](?:mailto:|https?:\/\/)/.test(text),
  cuts: (text) =>
    cutsOf(LINK, text, ({ groups = {} }) => {
      const { shown = groups['text'] ?? '', to = groups['target'] ?? '' } = groups;
      return leadsTo(to, shown) ? shown : undefined;
    }),
};

function leadsTo(target: string, shown: string): boolean {
  // Who takes an address out of what he shows may leave it in the link.
  if (target.startsWith('mailto:')) return shown.includes('@');
  const host = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '').toLowerCase();
  return host(target) === host(shown);
}
