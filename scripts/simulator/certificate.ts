import { generate } from 'selfsigned';

/** Key and certificate, PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A certificate of our own for Salesforce's kind of host names and for this machine; made anew at every start. */
export async function makeCertificate(): Promise<Certificate> {
  const names = ['*.lightning.force.com', '*.vf.force.com', '*.force.com', 'localhost'];
  const made = await generate([{ name: 'commonName', value: 'Softphone simulator' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          { type: 7 as const, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}
