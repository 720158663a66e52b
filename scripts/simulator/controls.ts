import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StepResult, World } from './world.js';
import { allow, HttpError, notFound, readJsonBody, sendJson } from './http.js';

/** A scenario's settings and orgs are some kilobytes. */
const LARGEST_BODY = 1024 * 1024;

export interface Controlled {
  readonly world: World;
  /** The world's reset with everything that open pages must do around it. */
  readonly reset: (seed: unknown) => Promise<StepResult>;
}

/** The HTTP controls of the simulator: `/simulator/step`, `/simulator/reset`, `/simulator/state`. */
export async function answerControls(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  { world, reset }: Controlled,
): Promise<void> {
  switch (pathname) {
    case '/simulator/state':
      allow(request, 'GET');
      sendJson(response, 200, world.state());
      return;
    case '/simulator/step':
      allow(request, 'POST');
      answerResult(response, world.step(await readJsonBody(request, LARGEST_BODY)));
      return;
    case '/simulator/reset':
      allow(request, 'POST');
      answerResult(response, await reset(await readJsonBody(request, LARGEST_BODY)));
      return;
    default:
      throw notFound(pathname);
  }
}

function answerResult(response: ServerResponse, result: StepResult): void {
  if (!result.ok) throw new HttpError(400, result.reason);
  sendJson(response, 200, result.state);
}
