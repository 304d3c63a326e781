import { byCollectors, readWrapped } from '../../../support/wrappedCases';

describe('lines are read without what they stand in', () => {
  readWrapped('as with', byCollectors, 80);
});
