import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { checkTags, storedName } from '../names.js';
import { modernised } from './legacy-input.js';
import { presentFields } from './present-fields.js';

/** Changes the few fields that may change in every status (task-core 8.3). A new project is taken as it is. */
export const update = handler('tasks.update', async ({ request, caller, version, tasks }) => {
  const task = await tasks.writable(request.task, caller);
  const { name, tags, system_tags, comment, project } = modernised(request, version);
  checkTags({ tags, system_tags });
  const changes = {
    name,
    tags,
    system_tags,
    comment,
    project,
    status_message: statusMessage(request),
    'output.error': request.output__error,
  };
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0) return { updated: 0, fields: {} };
  const now = new Date();
  const fields = { ...given, last_change: now };
  await tasks.write(task, { ...fields, ...(name === undefined ? {} : { name: storedName(name) }) });
  await tasks.projects.touch(project, caller, now);
  return { updated: 1, fields: presentFields(fields) };
});

/** Clients send it although the definition does not name it, so its type is checked here. @throws ApiError 400/12 */
function statusMessage(request: object): string | undefined {
  const message = (request as { readonly status_message?: unknown }).status_message;
  if (message === undefined || typeof message === 'string') return message;
  const hints = { field: 'status_message', expected: 'string', got: typeof message };
  throw new ApiError(errors.validation_error, { extra: `status_message: expected string, got ${typeof message}`, hints });
}
