/** Nothing that an agent waits for may take longer; a machine under load is given time. */
const PATIENCE = 15_000;

/** Milliseconds until the second look; the pauses grow, as each look takes time from what it waits for. */
const LOOK_AGAIN = 30;

/** Milliseconds; no pause is longer. */
const LONGEST_PAUSE = 150;

const GROWTH = 1.3;

/** Waits until a look gives something; a look that throws is taken for one that saw nothing. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false | null>,
  patience = PATIENCE,
): Promise<T> {
  const end = Date.now() + patience;
  for (let pause = LOOK_AGAIN; ; pause = Math.min(pause * GROWTH, LONGEST_PAUSE)) {
    const seen = await look().catch(() => null);
    if (seen !== undefined && seen !== false && seen !== null) return seen;
    if (Date.now() > end) throw new Error(`It did not come about in ${patience} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
