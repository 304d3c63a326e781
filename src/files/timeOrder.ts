import { dateOf, type Moment } from '../core';

/** A file, by its place in the order of names, and when its lines begin. */
interface Begin {
  readonly index: number;
  readonly moment: Moment;
}

/**
 * The order of time of files whose names lie, as after a copy, a merge or a rename.
 * @param moments when the lines of each begin, in the order of names; none where a file does not tell
 * @returns their indices; one that tells no date keeps its place, and those of the same time stay as they are
 */
export function timeOrder(moments: readonly (Moment | undefined)[]): readonly number[] {
  const begins = moments.flatMap((moment, index) => (moment === undefined || dateOf(moment) === 'none' ? [] : [{ index, moment }]));
  const dated = begins.filter(({ moment }) => dateOf(moment) === 'whole');
  const inOrder = dated.length === 0 ? roundTheYear(begins) : byTime(begins.map(({ index, moment }) => ({ index, moment: withYear(moment, dated) })));
  const places = begins.map(({ index }) => index);
  const order = [...moments.keys()];
  for (const [at, { index }] of inOrder.entries()) order[places[at] ?? at] = index;
  return order;
}

function byTime(begins: readonly Begin[]): readonly Begin[] {
  return [...begins].sort((one, other) => one.moment - other.moment);
}

const YEAR = 366 * 86_400;

/**
 * Dates without a year go round, and New Year may be anywhere: the log begins
 * behind the longest time in which no file begins. Where names tell of another
 * time that is nearly as long they are right: twelve months look the same from each.
 */
function roundTheYear(begins: readonly Begin[]): readonly Begin[] {
  const round = byTime(begins);
  const orders = round.map(({ moment }, at) => ({
    order: [...round.slice(at), ...round.slice(0, at)],
    gap: moment - (round.at(at - 1)?.moment ?? 0) + (at === 0 ? YEAR : 0),
  }));
  const longest = Math.max(...orders.map(({ gap }) => gap));
  const named = orders.find(({ order, gap }) => 2 * gap >= longest && order.every(({ index }, at) => index === begins[at]?.index));
  return (named ?? orders.find(({ gap }) => gap === longest))?.order ?? begins;
}

/** A date without a year falls into the year that brings it nearest to a date that has one. */
function withYear(moment: Moment, dated: readonly Begin[]): Moment {
  if (dateOf(moment) === 'whole') return moment;
  const date = new Date(1000 * moment);
  const candidates = dated.flatMap((known) => {
    const year = new Date(1000 * known.moment).getUTCFullYear();
    return [year - 1, year, year + 1].map((one) => {
      const whole = date.setUTCFullYear(one) / 1000;
      return { whole, distance: Math.abs(whole - known.moment) };
    });
  });
  const [nearest] = candidates.sort((one, other) => one.distance - other.distance);
  return nearest?.whole ?? moment;
}
