import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

/** What the simulator's HTTP controls answered. */
export interface Controlled {
  readonly ok: boolean;
  readonly answer: unknown;
}

/**
 * Asks them, at a console's origin: Salesforce's host names are this machine's, and the certificate behind them is the
 * simulator's own. `body` where something is to be done. Rejects where nothing answers, or no JSON.
 */
export function askControls(origin: string, what: string, body?: object): Promise<Controlled> {
  const { protocol, host, port } = new URL(origin);
  const request = protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        hostname: '127.0.0.1',
        port,
        path: `/simulator/${what}`,
        method: body === undefined ? 'GET' : 'POST',
        headers: { Host: host, 'Content-Type': 'application/json' },
        rejectUnauthorized: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          try {
            const answer: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
            resolve({ ok: response.statusCode === 200, answer });
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        });
      },
    );
    asked.on('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
