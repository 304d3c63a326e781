import { given } from '../given';
import type { CauseId } from './causes';
import { providers } from './providers';
import type { Provider, ProviderRule } from './providers/provider';
import { compilePhrases, findPhrases } from './words';
import { isDigit } from '../text/digit';

/** A provider that was recognised, and what its reply means there. */
export interface ProviderNote {
  readonly provider: Provider;
  /** Absent where we know the provider, and nothing of its own about this reply. */
  readonly rule?: ProviderRule;
  readonly cause?: CauseId;
  /** The rule rests on words of the reply: a mark of the provider, or phrases it is known for. */
  readonly byText: boolean;
}

interface Mark {
  readonly pattern: RegExp;
  readonly provider: Provider;
  readonly rule: ProviderRule;
}

const bySign = new Map<string, Provider>(providers.flatMap((provider) => provider.signs.map((sign) => [sign, provider] as const)));

const marks: readonly Mark[] = providers.flatMap((provider) => provider.rules.flatMap((rule) => (rule.mark ? [{ pattern: rule.mark, provider, rule }] : [])));
/** Providers with rules that stand alone, by their statuses without the class. */
const ownStatuses = new Map<string, readonly Provider[]>();
for (const provider of providers) {
  for (const status of provider.rules.flatMap(({ alone, statuses = [] }) => (alone === true ? statuses : []))) {
    const others = ownStatuses.get(status) ?? [];
    if (!others.includes(provider)) ownStatuses.set(status, [...others, provider]);
  }
}

/** Whether a word is a mark at all: hardly any is, so that the patterns are asked at once. */
const MARK = new RegExp(marks.map(({ pattern }) => pattern.source).join('|'));

type RulePhrases = ReturnType<typeof compilePhrases<ProviderRule>>;

/** Made when a reply of the provider is met: a log has few of them. */
const phrases = new Map<Provider, RulePhrases>();

function phrasesOf(provider: Provider): RulePhrases {
  const known = phrases.get(provider);
  if (known) return known;
  const made = compilePhrases(provider.rules.flatMap((rule) => (rule.words ?? []).map((phrase) => ({ phrase, value: rule }))));
  phrases.set(provider, made);
  return made;
}

/**
 * The provider behind a reply: by a mark of its own, by the relay host, else
 * by what only it writes; and the rule that fits the reply there.
 * @param words the reply, as `wordsOf` gives it
 * @param server the relay as the log names it, perhaps with address and port
 */
export function recognizeProvider(words: readonly string[], server: string | undefined, enhancedStatus: string | undefined, code: string | undefined): ProviderNote | undefined {
  const host = server === undefined ? undefined : providerOf(server);
  let signed: Provider | undefined;
  for (const word of words) {
    signed ??= bySign.get(word);
    if (!MARK.test(word)) continue;
    const mark = marks.find(({ pattern, provider }) => pattern.test(word) && (!host || host === provider || provider.hosts.length === 0)) ?? marks.find(({ pattern }) => pattern.test(word));
    if (mark && speaksOf(mark, host, words, word)) return { provider: mark.provider, rule: mark.rule, ...given({ cause: mark.rule.cause }), byText: true };
  }
  for (const provider of [host, signed]) {
    const rule = provider && ruleOf(provider, words, enhancedStatus, code);
    if (provider && rule) return { provider, rule, ...given({ cause: rule.cause }), byText: rule.words !== undefined };
  }
  const provider = host ?? signed;
  return provider ? { provider, byText: false } : unmistakable(words, enhancedStatus, code);
}

/** Nothing tells whose reply it is but what only one provider writes: `535 5.7.139 Authentication unsuccessful`. */
function unmistakable(words: readonly string[], enhancedStatus: string | undefined, code: string | undefined): ProviderNote | undefined {
  for (const provider of ownStatuses.get(enhancedStatus?.slice(2) ?? '') ?? []) {
    const rule = ruleOf(provider, words, enhancedStatus, code);
    if (rule?.alone === true) return { provider, rule, ...given({ cause: rule.cause }), byText: true };
  }
  return undefined;
}

/** From so many characters on, nobody else writes a mark by chance. */
const LONG = 5;

/** A short mark such as PH01 counts only where the relay or a sign tells its provider, and nothing another. */
function speaksOf({ provider, rule }: Mark, host: Provider | undefined, words: readonly string[], word: string): boolean {
  if (host === provider || word.length >= LONG) return true;
  return host === undefined && (rule.distinctive === true || words.some((other) => bySign.get(other) === provider));
}

function ruleOf(provider: Provider, words: readonly string[], enhancedStatus: string | undefined, code: string | undefined): ProviderRule | undefined {
  const said = new Set<ProviderRule>();
  findPhrases(phrasesOf(provider), words, (rule) => said.add(rule));
  const status = enhancedStatus?.slice(2);
  return provider.rules.find(
    (rule) =>
      rule.mark === undefined &&
      (rule.words === undefined || said.has(rule)) &&
      (rule.statuses === undefined || (status !== undefined && rule.statuses.includes(status))) &&
      (rule.codes === undefined || (code !== undefined && rule.codes.includes(code))),
  );
}

/** The provider to whose hosts a relay belongs. */
export function providerOf(server: string): Provider | undefined {
  const nameEnd = endOfName(server);
  if (nameEnd === 0) return undefined;
  const end = server[nameEnd - 1] === '.' ? nameEnd - 1 : nameEnd;
  const domain = 1 + server.lastIndexOf('.', server.lastIndexOf('.', end - 1) - 1);
  const some = byDomain.get(server.slice(domain, end).toLowerCase());
  if (!some) return undefined;
  const name = `.${server.slice(0, end).toLowerCase()}`;
  return some.find(({ host }) => name.endsWith(host))?.provider;
}

const LONGEST_NAME = 255;

/** Where the name of a host ends: mx.example.net[192.0.2.1]:25 → mx.example.net */
function endOfName(server: string): number {
  let at = 0;
  while (at < server.length && at < LONGEST_NAME && isHostPart(server.charCodeAt(at))) at++;
  return at;
}

// Letters, digits, - . _
function isHostPart(code: number): boolean {
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || isDigit(code) || code === 0x2d || code === 0x2e || code === 0x5f;
}

/** The hosts of providers by their last two labels: most relays are told apart by these. */
const byDomain = new Map<string, { readonly host: string; readonly provider: Provider }[]>();
for (const provider of providers) {
  for (const host of provider.hosts) {
    const domain = host.split('.').slice(-2).join('.');
    byDomain.set(domain, [...(byDomain.get(domain) ?? []), { host, provider }]);
  }
}
