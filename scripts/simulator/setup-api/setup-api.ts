import type { IncomingMessage, ServerResponse } from 'node:http';
import { allow, notFound, readTextBody, send, sendJson } from '../http.js';
import type { World } from '../world.js';
import type { ApiFault, SetupOrg } from '../world/setup-side.js';
import { answerSoap, faultAnswer, type SoapAnswer } from './metadata-endpoint.js';
import { QueryError, runQuery } from './soql.js';

/** A definition is some ten kilobytes. */
const LARGEST_BODY = 1024 * 1024;

const SOAP = /^\/services\/Soap\/m\/\d{2}\.0$/;
const QUERY = /^\/services\/data\/v\d{2}\.0\/query\/?$/;

/** What needs *View DeveloperName*, or *View Setup and Configuration*. */
const WITHHELD: Readonly<Record<SetupOrg['administrator'], ReadonlySet<string>>> = {
  full: new Set(),
  noDeveloperName: new Set(['ServicePresenceStatus.DeveloperName', 'SetupEntityAccess']),
  noMetadata: new Set(),
};

/** The words of Salesforce for each fault. */
const FAULTS: Readonly<
  Record<Exclude<ApiFault, 'down'>, { code: string; message: string; status: number }>
> = {
  refused: {
    code: 'INSUFFICIENT_ACCESS',
    message: 'insufficient access rights on cross-reference id',
    status: 403,
  },
  expired: { code: 'INVALID_SESSION_ID', message: 'Session expired or invalid', status: 401 },
  limit: {
    code: 'REQUEST_LIMIT_EXCEEDED',
    message: 'TotalRequests Limit exceeded.',
    status: 403,
  },
  failed: {
    code: 'UNKNOWN_EXCEPTION',
    message:
      'An unexpected error occurred. Please include this ErrorId if you contact support: 1147483-212 (-1852)',
    status: 500,
  },
};

/** The org's API on the Visualforce pages' origin, for the settings page's session alone. */
export class SetupApi {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Whether the path is one of the API's. */
  static has(pathname: string): boolean {
    return pathname.startsWith('/services/');
  }

  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { pathname } = url;
    if (SOAP.test(pathname)) {
      allow(request, 'POST');
      const body = await readTextBody(request, LARGEST_BODY);
      this.#soap(response, body);
    } else if (QUERY.test(pathname)) {
      allow(request, 'GET');
      this.#query(request, response, url);
    } else throw notFound(pathname);
  }

  #soap(response: ServerResponse, body: string): void {
    const { setup, salesforceUser } = this.#world;
    const fault = setup.takeFault();
    if (fault === 'down') {
      response.destroy();
      return;
    }
    const answer: SoapAnswer =
      fault === null
        ? answerSoap(body, setup, { userName: salesforceUser.name })
        : faultAnswer(FAULTS[fault].code, FAULTS[fault].message);
    send(response, answer.status, 'text/xml; charset=utf-8', answer.xml);
  }

  #query(request: IncomingMessage, response: ServerResponse, url: URL): void {
    const { setup } = this.#world;
    const refuse = (status: number, errorCode: string, message: string): void =>
      sendJson(response, status, [{ message, errorCode }]);
    const fault = setup.takeFault();
    if (fault === 'down') {
      response.destroy();
      return;
    }
    if (fault !== null) {
      const { status, code, message } = FAULTS[fault];
      refuse(status, code, message);
      return;
    }
    if (request.headers.authorization !== `Bearer ${setup.session}`) {
      refuse(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
      return;
    }
    if (setup.api === 'refused') {
      refuse(401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API');
      return;
    }
    try {
      const { object, rows } = runQuery(url.searchParams.get('q') ?? '', {
        tables: setup.tables,
        withheld: WITHHELD[setup.administrator],
      });
      const records = rows.map((row) => ({ attributes: { type: object }, ...row }));
      sendJson(response, 200, { totalSize: records.length, done: true, records });
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      refuse(400, error.code, error.message);
    }
  }
}
