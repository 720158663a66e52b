/** The two addresses of a console: Lightning's host, and the softphone's own on another site. */
export interface Place {
  /** Host with its port, as the `Host` header has it. */
  readonly console: string;
  readonly softphone: string;
}

/** What a request is for, by its `Host`. */
export interface Visit {
  readonly of: 'console' | 'softphone';
  readonly place: Place;
}

/**
 * On one machine: `localhost` and `127.0.0.1` are two origins and two sites. With TLS Salesforce's own kind of host
 * names come first, for the org's own Open CTI library accepts no others.
 */
export function placesFor(port: number, tls: boolean): readonly [Place, ...Place[]] {
  const local = { console: `localhost:${port}`, softphone: `127.0.0.1:${port}` };
  if (!tls) return [local];
  return [
    { console: `acme.lightning.force.com:${port}`, softphone: `acme--c.vf.force.com:${port}` },
    local,
  ];
}

/** `undefined`: a name that is not ours, as after a DNS rebinding. */
export function visitOf(places: readonly Place[], host: string | undefined): Visit | undefined {
  const name = host?.toLowerCase();
  for (const place of places) {
    if (name === place.console) return { of: 'console', place };
    if (name === place.softphone) return { of: 'softphone', place };
  }
  return undefined;
}
