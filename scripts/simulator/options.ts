import { parseArgs } from 'node:util';

/** What `npm start` was asked for. */
export interface StartOptions {
  /** 0: any free ones. */
  readonly port: number;
  readonly definition: string | null;
  readonly scenario: string | null;
  readonly names: boolean;
  readonly openCti: string | null;
  readonly tls: boolean;
}

/** The command line says something that cannot be done; the message is for whoever typed it. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

export const USAGE = `Usage: npm start -- [options]

Serves a Salesforce console and a PureCloud region on this machine, with the softphone in between.

  --port N           the console's port; the region takes the next one (8080; 0: any two free ones)
  --definition FILE  a call center definition to import (callcenter/version-1.xml, with sync set up)
  --scenario FILE    takes settings, org, network and start from a scenario file
  --names            leaves the scenario's DeveloperNames as they are, without Ids
  --opencti FILE     serves this Open CTI library, an org's own, in place of the simulator's
  --tls              serves https with a self-signed certificate, at Salesforce's kind of host names
  --help             shows this
`;

/** @throws OptionError for an option that is unknown or does not fit. */
export function parseOptions(args: readonly string[]): StartOptions | 'help' {
  const { values } = parse(args);
  if (values.help === true) return 'help';
  return {
    port: portOf(values.port ?? '8080'),
    definition: values.definition ?? null,
    scenario: values.scenario ?? null,
    names: values.names ?? false,
    openCti: values.opencti ?? null,
    tls: values.tls ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        definition: { type: 'string' },
        scenario: { type: 'string' },
        names: { type: 'boolean' },
        opencti: { type: 'string' },
        tls: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new OptionError(`${sentence.replace(/\.$/, '')}. --help lists the options.`);
  }
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  // The region is on the next one.
  if (!(port <= 65_534)) {
    throw new OptionError(`--port must be a number from 0 to 65534, not ${text}.`);
  }
  return port;
}
