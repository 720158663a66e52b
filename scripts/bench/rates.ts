/** The most of these times, in milliseconds, that fall within any span of so many milliseconds. */
export function busiest(times: readonly number[], span: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  let most = 0;
  let first = 0;
  sorted.forEach((at, index) => {
    while ((sorted[first] ?? at) <= at - span) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}
