import type { Actions } from '../../generated/index.js';
import { undeclaredText } from '../undeclared.js';

type Request = Actions['tasks.update']['request'];

/** The fields that may change in every status, by stored path (task-core 8.3). */
export type GivenUpdates = Pick<Request, 'name' | 'tags' | 'system_tags' | 'comment' | 'project'> & {
  readonly status_message?: string;
  readonly 'output.error'?: string;
};

/** Those of them that an update gives, and no others. @throws ApiError 400/12 a status message that is no text */
export function givenUpdates(request: Request): GivenUpdates {
  const { name, tags, system_tags, comment, project, output__error } = request;
  const status_message = undeclaredText(request, 'status_message');
  const all = { name, tags, system_tags, comment, project, status_message, 'output.error': output__error };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
