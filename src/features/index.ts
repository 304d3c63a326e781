import { commands } from './commands';
import { decodedInPlace } from './decodedInPlace';
import { failuresView } from './failuresView';
import type { Feature } from './feature';
import { folding } from './folding';
import { hover } from './hover';
import { messageLines } from './messageLines';
import { offerAnalysis } from './offerAnalysis';
import { outline } from './outline';
import { problems } from './problems';
import { quickFixes } from './quickFixes';
import { secretFixes } from './secretFixes';
import { sessionLens } from './sessionLens';
import { statusItem } from './statusItem';

/** Every feature. */
export const features: readonly Feature[] = [hover, decodedInPlace, problems, outline, folding, sessionLens, messageLines, quickFixes, secretFixes, failuresView, offerAnalysis, statusItem, commands];
