// What a session stands on in a browser.
import { openConfinedBridge, openTrustedBridge } from '../../worker/bridge.ts';
import type { SessionDependencies } from './run-control.ts';

export const browserDependencies: SessionDependencies = {
  openTrusted: openTrustedBridge,
  openConfined: (code) => openConfinedBridge(code.script),
  nextPicture(callback) {
    const request = requestAnimationFrame(callback);
    return () => cancelAnimationFrame(request);
  },
};
