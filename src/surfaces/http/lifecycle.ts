import { type CompiledLayer, compareVersions, type Outcome, parseVersion, type Target } from '../../rpc/index.js';
import type { HeaderList } from './reply.js';

/** Headers of layers that are neither deprecated nor ending, by version. */
const plain = new Map<string, HeaderList>();

/** The address of a page about the end of a layer, for people. */
export type DocumentationOf = (target: Target) => string;

/** Headers of the answer to one call: those of the layer that gave it, then the handler's own. */
export function answerHeaders({ target, headers }: Outcome, documentationOf?: DocumentationOf): HeaderList {
  if (!target) return headers;
  const lifecycle = lifecycleHeaders(target, documentationOf);
  return headers.length === 0 ? lifecycle : [...lifecycle, ...headers];
}

/**
 * What an answer's headers say of the layer that gave it: `API-Version`, and where declared `Deprecation` (RFC 9745), `Sunset` (RFC 8594)
 * and a `Link` to the layer that follows (RFC 5829) and to what there is to read about it.
 */
export function lifecycleHeaders(target: Target, documentationOf?: DocumentationOf): HeaderList {
  const { version, deprecated, sunset } = target.layer;
  if (!deprecated && sunset === undefined) return plainHeaders(version);
  const headers: [string, string][] = [['API-Version', version]];
  if (deprecated) headers.push(['Deprecation', deprecation(deprecated)]);
  if (sunset !== undefined) headers.push(['Sunset', new Date(sunset).toUTCString()]);
  const links = linksOf(target, documentationOf);
  if (links.length > 0) headers.push(['Link', links.join(', ')]);
  return headers;
}

function linksOf({ action, layer }: Target, documentationOf: DocumentationOf | undefined): string[] {
  const successor = successorOf(action.layers, layer);
  const page = documentationOf?.({ action, layer });
  return [
    ...(successor ? [`</v${successor.version}/${action.name}>; rel="successor-version"`] : []),
    ...(page !== undefined && layer.deprecated ? [`<${page}>; rel="deprecation"`] : []),
    ...(page !== undefined && layer.sunset !== undefined ? [`<${page}>; rel="sunset"`] : []),
  ];
}

function plainHeaders(version: string): HeaderList {
  let headers = plain.get(version);
  if (!headers) {
    headers = [['API-Version', version]];
    plain.set(version, headers);
  }
  return headers;
}

/** The header holds a date and nothing else; a layer deprecated without one has been so since always. */
function deprecation(since: true | string): string {
  return since === true ? '@0' : `@${Math.floor(Date.parse(since) / 1000)}`;
}

/** The newest later layer that is not deprecated itself. */
function successorOf(layers: readonly CompiledLayer[], layer: CompiledLayer): CompiledLayer | undefined {
  return layers.findLast((other) => !other.deprecated && isNewer(other, layer));
}

function isNewer(a: CompiledLayer, b: CompiledLayer): boolean {
  const [newer, older] = [parseVersion(a.version), parseVersion(b.version)];
  return newer !== undefined && older !== undefined && compareVersions(newer, older) > 0;
}
