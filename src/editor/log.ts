import type * as vscode from 'vscode';
import type { FindingGroup, PlacedFinding } from '../core';

/** What is known of the findings in one file, whether it is open or was read without being opened. */
export interface Log {
  readonly uri: vscode.Uri;
  /** All findings, folded. */
  groups(): readonly FindingGroup[];
  /** All findings, or the first of very many. */
  findings(): Iterable<PlacedFinding>;
  /** How many findings there are beyond those. */
  readonly unlisted: number;
  /** Where a line can be looked at, if that is not its place in the file. */
  lookAt(line: number): vscode.Location | undefined;
}
