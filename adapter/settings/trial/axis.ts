/** A time axis that draws long quiet times shorter, so that a call of minutes is seen in a shift of hours. */
export interface Axis {
  /** Where a time stands, from 0 to 1. */
  readonly place: (at: number) => number;
  /** Times that are labelled, so far apart that their labels do not touch. */
  readonly ticks: readonly number[];
}

/** A part of the axis that a label needs. */
const LABEL = 0.085;

/** `times` are those at which something happens, in milliseconds; the axis reaches from 0 to `end`. */
export function axisOf(times: readonly number[], end: number): Axis {
  const stops = [...new Set([0, ...times, end])]
    .filter((at) => at >= 0 && at <= end)
    .sort((a, b) => a - b);
  const places = [0];
  for (const [index, at] of stops.entries()) {
    const next = stops[index + 1];
    if (next !== undefined) places.push((places[index] ?? 0) + weightOf(next - at));
  }
  const whole = places.at(-1) ?? 0;
  const place = (at: number): number => {
    if (whole === 0) return 0;
    const index = stops.findIndex((stop) => stop >= at);
    if (index < 0) return 1;
    const here = places[index] ?? 0;
    const [stop, before] = [stops[index] ?? 0, stops[index - 1]];
    if (stop === at || before === undefined) return here / whole;
    const from = places[index - 1] ?? 0;
    return (from + ((at - before) / (stop - before)) * (here - from)) / whole;
  };
  const ticks: number[] = [];
  for (const stop of stops) {
    const last = ticks.at(-1);
    if (place(stop) > 1 - LABEL / 2) continue;
    if (last === undefined || place(stop) - place(last) >= LABEL) ticks.push(stop);
  }
  return { place, ticks };
}

/** Grows with the logarithm of the time: a second, a minute and an hour are 1, 6 and 12. */
const weightOf = (milliseconds: number): number => Math.log2(1 + milliseconds / 1000);
