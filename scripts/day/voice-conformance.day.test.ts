import { CONFORMANCE_FILES } from '../../adapter/replay/testing/conformance-files.js';
import type { Console } from './console-tab.js';
import { Stage } from './stage.js';
import { Player, playsInAnyHost, shiftOf, type Shift } from './testing/conformance-player.js';

const SHIFTS = (await Promise.all(CONFORMANCE_FILES.map(shiftOf))).filter(playsInAnyHost);

/** So many shifts are played at a time, each on a stage of its own: most of a shift is waiting. */
const LANES = 2;

class Lane {
  private last: Promise<void> = Promise.resolve();
  private closing = false;

  private constructor(
    private readonly stage: Stage,
    private readonly console: Console,
  ) {}

  static async open(): Promise<Lane> {
    const stage = await Stage.open({ host: 'voice' });
    try {
      return new Lane(stage, await stage.openSignedIn());
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  /** Plays it after those that wait already, whatever becomes of them. */
  play(shift: Shift): Promise<void> {
    const played = this.last.then(async () => {
      if (this.closing) return;
      await new Player(this.stage, this.console, shift).play();
      await this.stage.verify(this.console);
    });
    this.last = played.catch(() => undefined);
    return played;
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.last;
    await this.stage.close();
  }
}

/**
 * The conformance scenarios in Salesforce Voice: the same statuses and writes as with Open CTI, with the connector's own
 * library between the console and the softphone.
 */
describe('the conformance scenarios, live in Salesforce Voice', function () {
  const lanes: Lane[] = [];
  const played = new Map<Shift, Promise<void>>();

  before(async () => {
    for (let nth = 0; nth < LANES; nth += 1) lanes.push(await Lane.open());
    for (const [index, shift] of SHIFTS.entries()) {
      const result = lanes[index % LANES]?.play(shift);
      // Whoever asks for it hears of a failure; nobody may ask.
      result?.catch(() => undefined);
      if (result) played.set(shift, result);
    }
  });
  after(async () => {
    await Promise.all(lanes.map((lane) => lane.close()));
  });

  for (const shift of SHIFTS) {
    it(shift.name.replace('.json', ''), () => played.get(shift));
  }
});
