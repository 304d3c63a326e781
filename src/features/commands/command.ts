import type { Services } from '../../editor/services';

/**
 * What a command does.
 * @param argument given where a link, lens, menu or quick fix runs it; anybody may run it with anything
 * @param selected given by menus: all that is selected
 */
export type CommandHandler = (services: Services, argument?: unknown, selected?: unknown) => Promise<void>;
