import type { Db } from 'mongodb';

/** What a server is and can do, as its `hello` says. */
export interface ServerFacts {
  /** `"7.0"`; a server newer than this list is named by its wire version. */
  readonly version: string;
  /** `"replica set rs0"`, `"sharded"` or `"standalone"`. */
  readonly topology: string;
  /** It has change streams. */
  readonly streams: boolean;
}

const VERSIONS: ReadonlyMap<number, string> = new Map([
  [9, '4.4'],
  [13, '5.0'],
  [17, '6.0'],
  [21, '7.0'],
  [25, '8.0'],
  [27, '8.2'],
  [29, '9.0'],
]);

interface Hello {
  readonly maxWireVersion: number;
  readonly setName?: string;
  readonly msg?: string;
}

/** Asks the server once. */
export async function serverFacts(db: Db): Promise<ServerFacts> {
  const { maxWireVersion, setName, msg } = (await db.command({ hello: 1 })) as unknown as Hello;
  return {
    version: VERSIONS.get(maxWireVersion) ?? `wire version ${maxWireVersion}`,
    topology: msg === 'isdbgrid' ? 'sharded' : setName === undefined ? 'standalone' : `replica set ${setName}`,
    streams: msg === 'isdbgrid' || setName !== undefined,
  };
}
