import { compareVersions, parseVersion } from '../../../src/rpc/index.js';
import { ApiDocuments, type DocumentKind } from '../../../src/surfaces/http/documents.js';

/** Documents that say only what they are of, and remember what was made. */
export function notesDocuments(versions: readonly string[] = ['1.5', '2.1', '2.14']) {
  const made: string[] = [];
  let loads = 0;
  const documents = new ApiDocuments(async () => {
    loads++;
    return {
      served: (version = versions.at(-1) ?? '') => versions.findLast((each) => isAtMost(each, version)),
      make(kind: DocumentKind, version: string, server?: string) {
        made.push(`${kind} ${version}`);
        return JSON.stringify({ kind, info: { version }, server, padding: 'x'.repeat(600) });
      },
    };
  });
  return { documents, made, loads: () => loads };
}

function isAtMost(version: string, limit: string): boolean {
  const [a, b] = [parseVersion(version), parseVersion(limit)];
  return a !== undefined && b !== undefined && compareVersions(a, b) <= 0;
}
