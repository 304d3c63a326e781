import { hex } from '../../bytes';
import type { Field } from '../../mechanism';
import { utcTime } from '../../utcTime';
import { fileTime, textIn, u32, type AvPair } from './message';

// [MS-NLMP] §2.2.2.1
const AV_NAMES: Readonly<Record<number, string>> = {
  1: 'NetBIOS computer',
  2: 'NetBIOS domain',
  3: 'DNS computer',
  4: 'DNS domain',
  5: 'DNS forest',
  6: 'AV flags',
  7: 'time',
  8: 'single host',
  9: 'target name',
  10: 'channel binding',
};
const NAMES = new Set([1, 2, 3, 4, 5, 9]);

/** Whether a pair gives the name of a host or domain. */
export function isName({ id }: AvPair): boolean {
  return NAMES.has(id);
}

/** What a pair of the target information says. */
export function avField(pair: AvPair): Field {
  const { id, value } = pair;
  const name = AV_NAMES[id] ?? `AV pair ${id}`;
  if (isName(pair)) return { name, value: textIn(value, true), secret: false, names: 'host' };
  if (id === 7 && value.length >= 8) return { name, value: utcTime(fileTime(value, 0)) ?? hex(value), secret: false };
  if (id === 6 && value.length >= 4) return { name, value: `0x${u32(value, 0).toString(16).padStart(8, '0')}`, secret: false };
  return { name, value: hex(value), secret: false };
}
