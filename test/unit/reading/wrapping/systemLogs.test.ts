import { farApart, inOwnFile, inSystemLogs, programApart, readWrapped } from '../../../support/wrappedCases';

describe('lines are read without what they stand in', () => {
  readWrapped('of a system log', inSystemLogs, 5);
  readWrapped('of a system log', farApart, 5);
  readWrapped('of a system log', programApart, 5);
  readWrapped("of a program's own file, as with", inOwnFile, 3);
});
