import type { Console } from './console-tab.js';
import { PageTools } from './page-tools.js';
import { PhoneStage } from './phone-stage.js';
import { Stage, type StageOptions } from './stage.js';

/** The tests of a `describe` share one stage and one signed-in console; after each of them nothing may be wrong. */

export interface Opened {
  readonly stage: Stage;
  readonly console: Console;
  readonly phone: PhoneStage;
}

/** To be called in a `describe`, whose variables `take` fills before the first test. */
export const onOneStage = (take: (opened: Opened) => void, options: StageOptions = {}): void =>
  share(options, async (stage) => ({ console: await stage.openSignedIn() }), take);

/** The same with tools in the console's page, which are there before its own scripts. */
export const onOneStageWithTools = (
  take: (opened: Opened & { readonly tools: PageTools }) => void,
  options: StageOptions = {},
): void =>
  share<{ console: Console; tools: PageTools }>(
    options,
    (stage) => PageTools.openSignedIn(stage),
    take,
  );

function share<More extends { readonly console: Console }>(
  options: StageOptions,
  open: (stage: Stage) => Promise<More>,
  take: (opened: Opened & More) => void,
): void {
  let stage: Stage;
  let console: Console;

  before(async () => {
    stage = await Stage.open(options);
    const more = await open(stage);
    ({ console } = more);
    take({ ...more, stage, phone: new PhoneStage(stage, console) });
  });
  after(() => stage.close());
  afterEach(() => stage.verify(console));
}
