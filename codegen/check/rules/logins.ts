import { isNode } from '../../definition/schema-walk.js';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { actionsOf, definitionsOf, layersOf, members, type Subject, type Tree } from '../subject.js';

/** An action that logs in answers with one token, at every version. */
export function checkLogins(subject: Subject): Diagnostic[] {
  return loginsOf(subject).flatMap(([name, action]) =>
    layersOf(action).flatMap(([version, { response }]) => {
      const properties = isNode(response) ? members(followed(response, subject).properties) : [];
      const tokens = properties.filter(([, schema]) => schema['x-secret'] === true && schema.type === 'string');
      if (tokens.length === 1) return [];
      const layer = `${subject.name}.${name}@${version}`;
      return [diagnose('login-without-token', subject.source.locator.location([name, version]), { layer, count: tokens.length })];
    }),
  );
}

/** An API has one place to log in. */
export function checkLoginsAcross(subjects: readonly Subject[]): Diagnostic[] {
  const logins = subjects.flatMap((subject) => loginsOf(subject).map(([name]) => ({ subject, name })));
  const [first, ...others] = logins;
  return others.map(({ subject, name }) =>
    diagnose('two-logins', subject.source.locator.location([name]), {
      action: `${subject.name}.${name}`,
      first: `${first?.subject.name}.${first?.name}`,
    }),
  );
}

function loginsOf(subject: Subject): (readonly [string, Tree])[] {
  return actionsOf(subject).filter(([, action]) => action['x-login'] === true);
}

/** The schema that a response is, or refers to. */
function followed(schema: Tree, subject: Subject): Tree {
  const { $ref } = schema;
  const target = typeof $ref === 'string' ? definitionsOf(subject)[$ref.slice($ref.lastIndexOf('/') + 1)] : undefined;
  return isNode(target) ? target : schema;
}
