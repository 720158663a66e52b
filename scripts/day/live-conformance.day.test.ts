import { CONFORMANCE_FILES } from '../../adapter/replay/testing/conformance-files.js';
import { Player, shiftOf } from './testing/conformance-player.js';
import type { Console } from './console-tab.js';
import { Stage } from './stage.js';

describe('the conformance scenarios, live', function () {
  let stage: Stage;
  let console: Console;

  before(async () => {
    stage = await Stage.open();
    console = await stage.openSignedIn();
  });
  after(() => stage.close());
  afterEach(() => stage.verify(console));

  for (const name of CONFORMANCE_FILES) {
    it(name.replace('.json', ''), async () => {
      await new Player(stage, console, await shiftOf(name)).play();
    });
  }
});
