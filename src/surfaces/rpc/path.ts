import { ApiError, baseErrors, type Version } from '../../rpc/index.js';
import { readVersion, VERSION_DIGITS } from '../http/requested-version.js';

/** What a path asks for. */
export interface RpcPath {
  /** `"tasks.get_all"` */
  readonly action: string;
  /** Undefined when the path names none. */
  readonly version: Version | undefined;
}

const PATH = new RegExp(`^/?(?:v(${VERSION_DIGITS})/)?([A-Za-z_]\\w+\\.[A-Za-z_]\\w+)/?$`);

/** A path in an error is for a person to recognise, not to keep. */
const SHOWN = 200;

/**
 * Reads the path of a call (task-core 1.1).
 *
 * @throws ApiError 400/0 when it does not follow the grammar, 400/2 when its version has leading zeros or is out of range
 *
 * @example
 * parsePath('/v2.13/tasks.get_all'); // { action: 'tasks.get_all', version: { major: 2, minor: 13 } }
 */
export function parsePath(path: string): RpcPath {
  const match = PATH.exec(path);
  if (!match) throw new ApiError(baseErrors.bad_request, { extra: `invalid request path ${path.slice(0, SHOWN)}` });
  const [, version, action = ''] = match;
  return { action, version: version === undefined ? undefined : readVersion(version) };
}
