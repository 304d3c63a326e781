import type { Services } from '../../editor/services';

/** What a command of the palette does. */
export type CommandHandler = (services: Services) => Promise<void>;
