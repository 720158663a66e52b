import { parseArgs } from 'node:util';
import { optionError } from '../option-error.js';
import { HOSTS, type HostName } from './console/wire.js';

/** What `npm start` was asked for. */
export interface StartOptions {
  /** 0: any free ones. */
  readonly port: number;
  readonly definition: string | null;
  readonly scenario: string | null;
  readonly names: boolean;
  readonly openCti: string | null;
  readonly tls: boolean;
  /** Whose phone the console has; Open CTI's where it is left out. */
  readonly host?: HostName;
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
  --host NAME        openCti, or voice: a console of Salesforce Voice with its connector (openCti); voice goes with --tls
  --help             shows this
`;

/** @throws OptionError for an option that is unknown or does not fit. */
export function parseOptions(args: readonly string[]): StartOptions | 'help' {
  const { values } = parse(args);
  if (values.help === true) return 'help';
  const host = hostOf(values.host ?? 'openCti');
  if (host === 'voice' && values.opencti !== undefined) {
    throw new OptionError('--opencti is for --host openCti: Salesforce Voice has no Open CTI.');
  }
  return {
    port: portOf(values.port ?? '8080'),
    definition: values.definition ?? null,
    scenario: values.scenario ?? null,
    names: values.names ?? false,
    openCti: values.opencti ?? null,
    // The connector's library listens to Salesforce's own https origins alone.
    tls: values.tls ?? host === 'voice',
    host,
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
        host: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new OptionError(optionError(error));
  }
}

function hostOf(text: string): HostName {
  const host = HOSTS.find((known) => known === text);
  if (host === undefined) {
    throw new OptionError(`--host must be one of ${HOSTS.join(' and ')}, not ${text}.`);
  }
  return host;
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  // The region is on the next one.
  if (!(port <= 65_534)) {
    throw new OptionError(`--port must be a number from 0 to 65534, not ${text}.`);
  }
  return port;
}
