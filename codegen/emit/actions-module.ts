import { withHeader } from './header.js';
import type { ActionModel, ServiceModel } from './model.js';
import { camelCase, Names } from './print/names.js';
import { block, docComment, printValue, stringLiteral } from './print/typescript.js';
import { layerTypeName } from './types/action-types.js';

/** `actions.ts`: the types that tie actions to handlers, and the names of actions and versions. */
export function actionsModule(services: readonly ServiceModel[], versions: readonly string[], runtime: string): string {
  const body = [
    `import type { Handler } from '${runtime}';`,
    ...services.filter(({ actions }) => actions.length > 0).map(typesImport),
    '',
    actionsInterface(services),
    `export type ActionName = keyof Actions;

/**
 * A handler for every action. Where one is missing, or takes or answers something else than its action, this is a compile error.
 * \`Deps\` is what handlers are given besides the call.
 */
export type Handlers<Deps = unknown> = {
  readonly [Name in ActionName]: Handler<Actions[Name]['request'], Actions[Name]['response'], Deps>;
};
`,
    `/** The names of all actions, by service. */\nexport const actions = ${printValue(actionNames(services))} as const;\n`,
    `/** Every version any layer names, oldest first. */\nexport const versions = ${printValue(versions)} as const;\n`,
    `/** The newest version: what a call without a version gets. */\nexport const newest = ${stringLiteral(newestOf(versions))} as const;`,
  ];
  return withHeader('The actions of the API: their requests and answers, and their names.', body.join('\n'));
}

/** @throws Error when there is no version: an API without layers answers nothing. */
export function newestOf(versions: readonly string[]): string {
  const newest = versions.at(-1);
  if (newest === undefined) throw new Error('the definitions have no action with a layer');
  return newest;
}

function typesImport({ file, actions }: ServiceModel): string {
  const names = actions.flatMap((action) => [...inputName(action), `${action.typeStem}Request`, `${action.typeStem}Response`]);
  return `import type ${block(
    '{',
    '}',
    0,
    names.sort().map((name) => `${name},`),
  )} from './types/${file}.js';`;
}

function actionsInterface(services: readonly ServiceModel[]): string {
  const members = services.flatMap(({ actions }) =>
    actions.map((action) => {
      const { fullName, layers } = action.definition;
      const doc = docComment([layers.at(-1)?.description ?? ''], 1);
      const lines = [
        ...inputName(action).map((name) => `readonly input: ${name};`),
        `readonly request: ${action.typeStem}Request;`,
        `readonly response: ${action.typeStem}Response;`,
      ];
      return `${doc}readonly ${stringLiteral(fullName)}: ${block('{', '}', 1, lines)};`;
    }),
  );
  const doc = docComment([
    'By action: `input` is what callers send at the newest version, `request` what its handler is given (every version, defaults filled in), `response` what the handler answers.',
  ]);
  return `${doc}export interface Actions ${block('{', '}', 0, members)}\n`;
}

function inputName(action: ActionModel): string[] {
  const newest = action.layers.at(-1);
  return newest ? [layerTypeName(action, newest, 'Request')] : [];
}

function actionNames(services: readonly ServiceModel[]): object {
  const keys = new Names();
  return Object.fromEntries(
    services.map((service) => [
      keys.claim(camelCase(service.name)),
      Object.fromEntries(service.actions.map(({ key, definition }) => [key, definition.fullName])),
    ]),
  );
}
