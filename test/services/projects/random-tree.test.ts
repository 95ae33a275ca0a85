import { array, asyncProperty, assert as check, constantFrom, record } from 'fast-check';
import * as assert from 'uvu/assert';
import { ApiError, type Caller } from '../../../src/rpc/index.js';
import { apiSuite, newcomer } from '../../support/api.js';
import { runs } from '../../support/harness.js';
import { misfits, names, projectsOf } from './fixture.js';

const NAMES = ['aaa', 'bbb', 'ccc'];
const PLACES = [...NAMES, ...NAMES.flatMap((top) => NAMES.map((name) => `${top}/${name}`)), 'aaa/bbb/ccc', 'bbb/bbb/bbb'];

interface Step {
  readonly action: 'create' | 'move' | 'rename' | 'merge' | 'delete';
  readonly project: string;
  readonly other: string;
}

const step = () =>
  record<Step>({
    action: constantFrom('create', 'create', 'move', 'rename', 'merge', 'delete'),
    project: constantFrom(...PLACES),
    other: constantFrom(...PLACES, ''),
  });

/** What a step makes of the names of all projects; undefined when it is refused. */
function predicted(all: readonly string[], { action, project, other }: Step): string[] | undefined {
  if (action === 'create') return all.includes(project) ? undefined : withAncestors([...all, project]);
  if (!all.includes(project)) return undefined;
  const rest = all.filter((name) => !isIn(name, project));
  if (action === 'delete') return rest;
  const below = all.filter((name) => isIn(name, project) && name !== project).map((name) => name.slice(project.length));
  if (action === 'rename') {
    if (other === '' || above(other) !== above(project) || rest.includes(other)) return undefined;
    return [...rest, other, ...below.map((name) => other + name)];
  }
  if (action === 'merge') {
    if (!all.includes(other) || isIn(other, project)) return undefined;
    const moved = below.map((name) => other + name);
    // What goes still has its name.
    return moved.some((name) => rest.includes(name) || name === project) ? undefined : [...rest, ...moved];
  }
  if (isIn(other, project) || other === above(project)) return undefined;
  const moved = [other, project.split('/').at(-1)].filter((part) => part !== '').join('/');
  return rest.includes(moved) ? undefined : withAncestors([...rest, moved, ...below.map((name) => moved + name)]);
}

function isIn(name: string, project: string): boolean {
  return name === project || name.startsWith(`${project}/`);
}

function above(name: string): string {
  return name.split('/').slice(0, -1).join('/');
}

function withAncestors(all: readonly string[]): string[] {
  const ancestors = all.flatMap((name) => name.split('/').map((_, i, parts) => parts.slice(0, i + 1).join('/')));
  return [...new Set(ancestors)];
}

apiSuite('any sequence of changes of the tree', (test, api) => {
  async function carryOut({ action, project: name, other }: Step, caller: Caller): Promise<unknown> {
    if (action === 'create') return api.call('projects.create', { name }, caller);
    const all = await projectsOf(api, caller);
    const idOf = (wanted: string) => all.find((project) => project.name === wanted)?.id ?? 'nosuch';
    const project = idOf(name);
    switch (action) {
      case 'move':
        return api.call('projects.move', { project, new_location: other }, caller);
      case 'rename':
        return api.call('projects.update', { project, name: other }, caller);
      case 'merge':
        return api.call('projects.merge', { project, destination_project: idOf(other) }, caller);
      case 'delete':
        return api.call('projects.delete', { project }, caller);
    }
  }

  test('does what the names say, and leaves a whole tree', () =>
    check(
      asyncProperty(array(step(), { minLength: 5, maxLength: 25 }), async (steps) => {
        const nell = newcomer();
        let expected: readonly string[] = [];
        for (const each of steps) {
          const after = predicted(expected, each);
          const outcome = await carryOut(each, nell).then(
            () => 'done',
            (error: unknown) => (error instanceof ApiError && error.code !== 500 ? 'refused' : Promise.reject(error)),
          );
          assert.is(outcome, after ? 'done' : 'refused', JSON.stringify(each));
          expected = (after ?? expected).toSorted();
          assert.equal(await names(api, nell), expected, JSON.stringify(each));
        }
        assert.equal(await misfits(api, nell), []);
      }),
      { numRuns: runs(40) },
    ));
});
