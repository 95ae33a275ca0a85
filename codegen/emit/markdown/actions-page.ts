import type { ApiDefinition } from '../../definition/ir.js';
import { page } from './page.js';
import { code, prose, table } from './text.js';

/** File of the list of all actions, beside the references of the services. */
export const ACTIONS_FILE = 'actions.md';

/** The page that leads to every action of every service. */
export function actionsPage({ services }: ApiDefinition): string {
  return page(
    ['schemas/services'],
    [
      '# All actions',
      table(
        [
          { title: 'service', of: ({ name }) => `[${name}](${name}.md)` },
          { title: 'what it is about', of: ({ description }) => prose(description) },
          {
            title: 'actions',
            of: ({ name: service, actions }) => actions.map(({ name }) => `[${code(name)}](${service}.md#${name})`).join(', '),
          },
        ],
        services,
      ),
    ],
  );
}
