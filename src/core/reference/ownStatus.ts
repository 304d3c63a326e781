import { causes } from './causes';
import type { Explanation, Reference } from './explanation';
import { providers } from './providers';

/** An enhanced status code as providers mean it that send it. */
export interface OwnStatus extends Explanation {
  /** What it comes to, without a full stop: "Sender blocked". */
  readonly name: string;
  /** Their names: "Outlook.com and Microsoft 365". */
  readonly users: string;
  readonly references: readonly Reference[];
}

/**
 * What providers mean by a status code of their own.
 * @param status without its class: `7.606`
 */
export function ownStatus(status: string): OwnStatus | undefined {
  const uses = providers.flatMap((provider) => {
    const rules = provider.rules.filter(({ statuses }) => statuses?.includes(status));
    // A rule that asks for no words speaks for the code itself.
    const rule = rules.find(({ words }) => words === undefined) ?? rules[0];
    return rule ? [{ provider, rule }] : [];
  });
  const cause = causes.find(({ id }) => id === uses[0]?.rule.cause);
  if (!cause) return undefined;
  const users = uses.map(({ provider }) => provider.name).join(' and ');
  return {
    name: `${cause.name.charAt(0).toUpperCase()}${cause.name.slice(1)}`,
    users,
    description: uses.map(({ provider, rule }) => (uses.length === 1 ? rule.means : `${provider.name}: ${rule.means}`)).join(' '),
    whenSeen: `In replies of ${users}, and in reports that repeat them.`,
    howToFix: [...new Set(uses.map(({ rule }) => rule.whatToDo))].join(' '),
    references: uses.map(({ provider }) => provider.page),
  };
}
