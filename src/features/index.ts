import { commands } from './commands';
import { decodedInPlace } from './decodedInPlace';
import type { Feature } from './feature';
import { hover } from './hover';
import { problems } from './problems';
import { secretFixes } from './secretFixes';

/** Every feature. */
export const features: readonly Feature[] = [hover, decodedInPlace, problems, secretFixes, commands];
