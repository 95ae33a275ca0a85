import { compareVersions, type Version } from '../../rpc/index.js';
import { handler } from '../handler.js';

const UID_CAME: Version = { major: 2, minor: 8 };
const UID_WENT: Version = { major: 2, minor: 12 };

/** What this server is. Each version of the action tells something else beside the version of the product. */
export const info = handler('server.info', ({ version, server }) => {
  const always = { version: server.version, build: '', commit: '' };
  if (compareVersions(version, UID_CAME) < 0) return always;
  return compareVersions(version, UID_WENT) < 0 ? { ...always, uid: server.uid } : { ...always, api_version: server.api.newest };
});
