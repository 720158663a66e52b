import { createListeners } from '../../ports/listeners.js';
import { createSoftphone, type Softphone, type SoftphoneOptions } from '../softphone.js';
import type { SoftphoneView } from '../view.js';
import { createAroundPart, type AroundPartOptions } from './around-part.js';

type LoneOptions = SoftphoneOptions & AroundPartOptions['softphone'] & { readonly tab: string };

/** The softphone of a tab that knows of no others, and so leads. */
export function createLoneSoftphone(options: LoneOptions): Softphone {
  const listeners = createListeners<SoftphoneView>();
  const around = createAroundPart({
    softphone: options,
    tab: options.tab,
    confirm: () => Promise.resolve(true),
    phone: (deed) => softphone.actions.phone(deed),
    pass: (deed) => around.carryOut(deed),
    signOut: () => softphone.actions.signOut(),
    onChange: show,
  });
  const softphone = createSoftphone({ ...options, ...around.tapped });
  const drawn = (): SoftphoneView =>
    around.show(softphone.view, { leads: true, desk: softphone.desk });
  let view = drawn();

  function show(): void {
    view = drawn();
    listeners.tell(view);
  }

  const stop = softphone.listen(show);
  return {
    ...softphone,
    get view() {
      return view;
    },
    get desk() {
      return softphone.desk;
    },
    actions: {
      ...softphone.actions,
      around: (deed) => around.act(deed),
      signOut: () => around.signOut(),
    },
    listen: (listener) => listeners.add(listener),
    dispose() {
      stop();
      around.dispose();
      softphone.dispose();
      listeners.clear();
    },
  };
}
