import { commands } from './commands';
import { decodedInPlace } from './decodedInPlace';
import type { Feature } from './feature';
import { hover } from './hover';
import { problems } from './problems';
import { statusItem } from './statusItem';

/** Every feature. */
export const features: readonly Feature[] = [hover, decodedInPlace, problems, statusItem, commands];
