import type { QueryTable } from '../query/collection-query.js';
import { taskShape } from '../query/shapes/index.js';

/** How tasks are queried (task-core 7.2 to 7.5). */
export const taskTable: QueryTable = {
  shape: taskShape,
  filters: {
    name: 'pattern',
    comment: 'pattern',
    id: 'list',
    user: 'list',
    tags: 'list',
    system_tags: 'list',
    type: 'list',
    status: 'list',
    project: 'list',
    parent: 'list',
    'hyperparams.*': 'list',
    started: 'range',
    active_duration: 'range',
    last_iteration: 'range',
    'last_metrics.*': 'range',
    status_changed: 'datetime',
    last_update: 'datetime',
  },
  aliases: [
    ['execution.parameters', 'hyperparams.Args'],
    ['execution.model_desc', 'configuration'],
    ['execution.docker_cmd', 'container'],
  ],
  hiddenTag: 'hidden',
  numericBelow: ['hyperparams', 'last_metrics'],
  text: {
    name: 10,
    id: 10,
    comment: 10,
    'models.output.model': 2,
    'models.input.model': 2,
    'script.repository': 1,
    'script.entry_point': 1,
  },
};
