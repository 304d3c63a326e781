import type { Services } from '../../editor/services';

/**
 * What a command does.
 * @param argument given where a link, lens or quick fix runs it; anybody may run it with anything
 */
export type CommandHandler = (services: Services, argument?: unknown) => Promise<void>;
