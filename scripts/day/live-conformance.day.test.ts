import { CONFORMANCE_FILES } from '../../adapter/replay/testing/conformance-files.js';
import { onOneStage } from './one-stage.js';
import { Player, shiftOf } from './testing/conformance-player.js';
import type { Console } from './console-tab.js';
import type { Stage } from './stage.js';

describe('the conformance scenarios, live', function () {
  let stage: Stage;
  let console: Console;

  onOneStage((opened) => {
    ({ stage, console } = opened);
  });

  for (const name of CONFORMANCE_FILES) {
    it(name.replace('.json', ''), async () => {
      await new Player(stage, console, await shiftOf(name)).play();
    });
  }
});
