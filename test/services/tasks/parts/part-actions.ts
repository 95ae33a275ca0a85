import type { ActionName } from '../../../../src/generated/index.js';
import type { TaskDocument } from '../../../../src/services/tasks/task-document.js';
import type { Fields, TestApi } from '../../../support/api.js';

export const parameter = (section: string, name: string, value = 'v') => ({ section, name, value });
export const item = (name: string, value = 'v') => ({ name, value });

/** Parts that a task has before it is edited. */
export const PARTS: Partial<TaskDocument> = {
  hyperparams: {
    Args: { a: parameter('Args', 'a', '1'), b: parameter('Args', 'b', '2') },
    properties: { note: parameter('properties', 'note', 'n') },
  },
  configuration: { one: item('one', '1'), two: item('two', '2') },
  models: { input: [{ name: 'base', model: 'm1' }], output: [{ name: 'best', model: 'm2' }] },
  script: { repository: 'r', requirements: { pip: 'old' } },
};

export interface PartWrite {
  readonly action: ActionName;
  /** Beside the task. */
  readonly request: Fields;
  /** Which part of the document it changes. */
  readonly part: keyof TaskDocument;
  /** In which statuses it is open. */
  readonly open: 'draft' | 'draft or running' | 'all';
  /** Which times it moves. */
  readonly moves: readonly string[];
}

const both = ['last_change', 'last_update'];

/** Every action that writes a part of a task (task-core 6.3, 6.5). */
export const PART_WRITES: readonly PartWrite[] = [
  {
    action: 'tasks.edit_hyper_params',
    request: { hyperparams: [parameter('Args', 'a', 'new')] },
    part: 'hyperparams',
    open: 'draft',
    moves: both,
  },
  {
    action: 'tasks.edit_hyper_params',
    request: { hyperparams: [parameter('properties', 'note', 'new')] },
    part: 'hyperparams',
    open: 'all',
    moves: ['last_change'],
  },
  {
    action: 'tasks.edit_hyper_params',
    request: { hyperparams: [parameter('properties', 'note', 'new'), parameter('Args', 'a', 'new')] },
    part: 'hyperparams',
    open: 'draft',
    moves: both,
  },
  {
    action: 'tasks.delete_hyper_params',
    request: { hyperparams: [{ section: 'Args', name: 'a' }] },
    part: 'hyperparams',
    open: 'draft',
    moves: both,
  },
  {
    action: 'tasks.delete_hyper_params',
    request: { hyperparams: [{ section: 'Properties' }] },
    part: 'hyperparams',
    open: 'all',
    moves: ['last_change'],
  },
  {
    action: 'tasks.edit_configuration',
    request: { configuration: [item('one', 'new')] },
    part: 'configuration',
    open: 'draft',
    moves: both,
  },
  {
    action: 'tasks.delete_configuration',
    request: { configuration: ['one'] },
    part: 'configuration',
    open: 'draft',
    moves: both,
  },
  {
    action: 'tasks.add_or_update_artifacts',
    request: { artifacts: [{ key: 'in', type: 'new', mode: 'input' }] },
    part: 'execution',
    open: 'draft or running',
    moves: both,
  },
  {
    action: 'tasks.delete_artifacts',
    request: { artifacts: [{ key: 'in', mode: 'input' }] },
    part: 'execution',
    open: 'draft or running',
    moves: both,
  },
  {
    action: 'tasks.add_or_update_model',
    request: { name: 'best', model: 'm3', type: 'output' },
    part: 'models',
    open: 'draft or running',
    moves: both,
  },
  {
    action: 'tasks.delete_models',
    request: { models: [{ name: 'base', type: 'input' }] },
    part: 'models',
    open: 'draft or running',
    moves: ['last_change'],
  },
  { action: 'tasks.set_requirements', request: { requirements: { pip: 'new' } }, part: 'script', open: 'all', moves: both },
];

/** The same in few words. */
export function titleOf({ action, request }: PartWrite): string {
  return `${action} ${JSON.stringify(request)}`;
}

/** Lets something happen right before the next time that a task is written: after everything its call has read. */
export function beforeNextWriting({ services }: TestApi, act: () => Promise<unknown>): void {
  const { collection } = services.tasks;
  const update = collection.update;
  collection.update = async (...change) => {
    collection.update = update;
    await act();
    return update.apply(collection, change);
  };
}
