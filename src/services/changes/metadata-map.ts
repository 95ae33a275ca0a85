import type { Actions } from '../../generated/index.js';
import { versionChange } from '../../rpc/index.js';

/** Before 2.17 `metadata` was a list, and always an empty one (task-core 5.9). */
export const metadataMap = versionChange<Actions>({
  version: '2.17',
  description: 'The metadata of queues and models is a map.',
  actions: {
    'queues.get_all': { down: queues },
    'queues.get_all_ex': { down: queues },
    'queues.get_by_id': { down: (answer) => ({ ...answer, ...(answer.queue && { queue: emptied(answer.queue) }) }) },
    'queues.update': { down: fields },
    'models.get_all': { down: models },
    'models.get_all_ex': { down: models },
    'models.get_by_id': { down: (answer) => ({ ...answer, ...(answer.model && { model: emptied(answer.model) }) }) },
    'models.edit': { down: fields },
    'models.update': { down: fields },
    'models.update_for_task': { down: fields },
  },
});

/** With an empty list where metadata is shown at all. */
function emptied(shown: object): object {
  return 'metadata' in shown ? { ...shown, metadata: [] } : shown;
}

function queues(answer: { readonly queues?: readonly object[] | undefined }): object {
  return answer.queues ? { ...answer, queues: answer.queues.map(emptied) } : answer;
}

function models(answer: { readonly models?: readonly object[] | undefined }): object {
  return answer.models ? { ...answer, models: answer.models.map(emptied) } : answer;
}

function fields(answer: { readonly fields?: object | undefined }): object {
  return answer.fields ? { ...answer, fields: emptied(answer.fields) } : answer;
}
