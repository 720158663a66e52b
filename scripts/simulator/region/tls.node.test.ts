import { request } from 'node:https';
import { expect } from 'chai';
import { generate } from 'selfsigned';
import { createWorld } from '../create-world.js';
import { createRegion } from './create-region.js';

describe('the region over TLS', () => {
  it('serves https with the certificate that it is given', async function () {
    // Making a key takes its time.
    this.timeout(20_000);
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
    const world = createWorld();
    const region = createRegion(world, { softphoneOrigins: () => [], tls: { key, cert } });
    try {
      const port = await region.listen(0);
      const status = await new Promise<number | undefined>((resolve, reject) => {
        request(
          { host: '127.0.0.1', port, path: '/oauth/style.css', ca: cert, servername: 'localhost' },
          (response) => {
            response.resume();
            resolve(response.statusCode);
          },
        )
          .on('error', reject)
          .end();
      });
      expect(status).to.equal(200);
    } finally {
      await region.close();
      world.dispose();
    }
  });
});
