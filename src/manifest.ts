/**
 * Ids of package.json as types: one that is not declared there does not compile. Types alone, so that nothing of the
 * manifest gets into the bundle.
 */
import type manifest from '../package.json';
import type texts from '../package.nls.json';

/** A setting in full: `mailLog.formats`. */
export type SettingKey = KeyOf<(typeof manifest.contributes.configuration)[number]>;

/** Of each group in turn: the keys that all groups share would be none. */
type KeyOf<Group> = Group extends { readonly properties: infer Settings } ? keyof Settings : never;

/** A setting as it is asked for in the section `mailLog`: `formats`. */
export type SettingName = SettingKey extends `mailLog.${infer Name}` ? Name : never;

/**
 * A command in full: `mailLog.nextFailure`. Commands are an array in package.json, whose ids TypeScript reads as
 * `string`; their titles are keys of an object in package.nls.json, which it reads as they stand. That the two agree
 * is a test (test/manifest).
 */
export type CommandId = keyof typeof texts extends infer Key ? (Key extends `command.${infer Name}` ? `mailLog.${Name}` : never) : never;
