import { readFileSync } from 'node:fs';

/** Version of this package, from its `package.json`: above `src/` in the sources, above `dist/` when built. */
export function packageVersion(): string {
  for (const up of ['../../package.json', '../../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')) as {
        name: string;
        version: string;
      };
      if (name === 'taskwright') return version;
    } catch {
      // Not there: one level higher.
    }
  }
  throw new Error('package.json of taskwright is missing beside the program');
}
