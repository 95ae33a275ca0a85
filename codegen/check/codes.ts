export type Severity = 'error' | 'warning';

interface Row {
  readonly code: string;
  readonly severity: Severity;
  /** `{name}` stands for a parameter. */
  readonly message: string;
  /** What to do about it. */
  readonly mend: string;
}

/**
 * Every diagnostic there is. A code keeps its meaning for good: a rule that goes takes its code with it.
 * 1xx text and files, 2xx the definition language, 3xx schemas, 4xx names and references, 5xx actions and layers,
 * 6xx catalogue and status machines, 7xx published layers, 8xx written files.
 */
export const codes = {
  syntax: {
    code: 'TW101',
    severity: 'error',
    message: '{problem}',
    mend: 'correct the HOCON at this place',
  },
  'missing-file': {
    code: 'TW102',
    severity: 'error',
    message: 'included file "{file}" does not exist',
    mend: 'create it, or correct the name; it is looked up beside the including file',
  },
  'unsupported-include': {
    code: 'TW103',
    severity: 'error',
    message: 'this form of include is not supported: {text}',
    mend: 'write include "name.conf"; only files are included, never addresses, scripts or computed names',
  },
  'unresolved-substitution': {
    code: 'TW104',
    severity: 'error',
    message: 'substitution of "{path}", which is defined nowhere',
    mend: 'correct the path, version keys quoted as in get_all."2.1"; environment variables are not looked up',
  },
  'circular-substitution': {
    code: 'TW105',
    severity: 'error',
    message: 'circular reference: "{path}" needs its own value',
    mend: 'break the circle: put what both need into _references',
  },
  'circular-include': {
    code: 'TW106',
    severity: 'error',
    message: 'circular reference: "{file}" includes itself',
    mend: 'move what both files need into a third one',
  },
  'no-schemas': {
    code: 'TW107',
    severity: 'error',
    message: 'no service definitions found',
    mend: 'put one <service>.conf per service into the services folder, or name another folder with --schemas',
  },
  'unsupported-expression': {
    code: 'TW108',
    severity: 'error',
    message: '{what} is not part of the definition language',
    mend: 'write the value out, or share it through _references',
  },
  'unknown-key': {
    code: 'TW201',
    severity: 'error',
    message: 'unknown key "{key}" in {where}',
    mend: 'remove it, or correct its name',
  },
  'bad-version-key': {
    code: 'TW202',
    severity: 'error',
    message: '"{key}" is neither a key of an action nor a version',
    mend: 'write versions as quoted MAJOR.MINOR without leading zeros: "2.1", "2.13"',
  },
  'missing-key': {
    code: 'TW203',
    severity: 'error',
    message: '{where} has no "{key}"',
    mend: 'add the key',
  },
  'invalid-value': {
    code: 'TW204',
    severity: 'error',
    message: 'invalid value of "{key}" in {where}',
    mend: 'give it a value of the expected form',
  },
  'no-request': {
    code: 'TW205',
    severity: 'error',
    message: 'layer {layer} has no request',
    mend: 'add a request (for no fields: request { type: object }) or a batch_request',
  },
  'two-requests': {
    code: 'TW206',
    severity: 'error',
    message: 'layer {layer} has both a request and a batch_request',
    mend: 'keep one of them',
  },
  'no-response': {
    code: 'TW207',
    severity: 'error',
    message: 'layer {layer} has no response',
    mend: 'add a response (for an empty one: response { type: object, additionalProperties: false })',
  },
  'bare-word': {
    code: 'TW208',
    severity: 'error',
    message: '"{word}" is text, not a truth value',
    mend: 'write true or false in lower case',
  },
  'misplaced-key': {
    code: 'TW209',
    severity: 'warning',
    message: 'misplaced key "{key}" inside a schema: it says nothing there',
    mend: 'move it out of the schema, or acknowledge it with x-misplaced: [{key}]',
  },
  'no-layers': {
    code: 'TW210',
    severity: 'error',
    message: 'action {action} has no layers',
    mend: 'add a version key: "1.0" { description, request, response }',
  },
  'bad-status-key': {
    code: 'TW211',
    severity: 'error',
    message: '"{key}" is not a status an answer can have',
    mend: 'write the HTTP status as three digits: "200"',
  },
  'bad-route': {
    code: 'TW212',
    severity: 'error',
    message: '"{route}" is no route',
    mend: 'write the method, one space and the path without a slash at its end, a parameter as a whole segment: GET /tasks/{task_id}',
  },
  'bad-base': {
    code: 'TW213',
    severity: 'error',
    message: '"{base}" cannot be the base of a surface',
    mend: 'begin with a slash and end without one: /api/v1; for none leave the key out',
  },
  'invalid-schema': {
    code: 'TW301',
    severity: 'error',
    message: 'invalid JSON Schema: {problem}',
    mend: 'correct the schema (JSON Schema 2020-12)',
  },
  'no-description': {
    code: 'TW302',
    severity: 'error',
    message: 'property "{name}" has no description',
    mend: 'add description: "..."',
  },
  'no-shared-description': {
    code: 'TW303',
    severity: 'warning',
    message: 'property "{name}" of a shared definition has no description',
    mend: 'add description: "..."',
  },
  'empty-description': {
    code: 'TW304',
    severity: 'warning',
    message: 'property "{name}" has an empty description',
    mend: 'say what it holds',
  },
  'required-unknown': {
    code: 'TW305',
    severity: 'error',
    message: 'required property "{name}" is not declared',
    mend: 'declare it under properties, or take it off the list',
  },
  'default-mismatch': {
    code: 'TW306',
    severity: 'error',
    message: 'the default does not satisfy its own schema',
    mend: 'correct the default or the schema',
  },
  'example-mismatch': {
    code: 'TW307',
    severity: 'error',
    message: 'example "{name}" does not fit the schema of {where}',
    mend: 'correct the example or the schema',
  },
  'text-schema': {
    code: 'TW308',
    severity: 'error',
    message: '{where} is {content}, which its schema does not take',
    mend: 'give the schema type: string; only application/json has another type',
  },
  'ref-to-nothing': {
    code: 'TW401',
    severity: 'error',
    message: '$ref to "{name}", which is no definition',
    mend: 'add it to _definitions, or correct the name',
  },
  'ref-form': {
    code: 'TW402',
    severity: 'error',
    message: 'this form of $ref is not supported: {ref}',
    mend: 'write "$ref": "#/definitions/<name>"; only definitions of the same service can be referred to',
  },
  'circular-ref': {
    code: 'TW403',
    severity: 'error',
    message: 'circular reference between definitions: {circle}',
    mend: 'break the circle: make one of the references an id',
  },
  'bad-name': {
    code: 'TW404',
    severity: 'error',
    message: '{what} name "{name}" cannot be an identifier',
    mend: 'use letters, digits and underscores, not starting with a digit',
  },
  'reserved-name': {
    code: 'TW405',
    severity: 'error',
    message: '{what} name "{name}" is reserved in {language}',
    mend: 'choose another name',
  },
  'name-collision': {
    code: 'TW406',
    severity: 'error',
    message: '{what} names "{first}" and "{second}" become the same identifier in generated code',
    mend: 'rename one of them',
  },
  'duplicate-action': {
    code: 'TW501',
    severity: 'error',
    message: 'action {action} is defined twice',
    mend: 'merge both definitions; HOCON would otherwise merge them silently',
  },
  'duplicate-layer': {
    code: 'TW502',
    severity: 'error',
    message: 'layer {layer} is defined twice',
    mend: 'merge both, or give one another version',
  },
  'duplicate-definition': {
    code: 'TW503',
    severity: 'error',
    message: '{what} "{name}" is defined twice',
    mend: 'merge both, or rename one',
  },
  'batch-unknown-action': {
    code: 'TW504',
    severity: 'error',
    message: 'batch_request names action "{action}", which this service does not have',
    mend: 'name an action of the same service',
  },
  'batch-of-batch': {
    code: 'TW505',
    severity: 'error',
    message: 'batch_request names "{action}", which is a batch itself',
    mend: 'name the action that handles one item',
  },
  'sunset-before-deprecated': {
    code: 'TW506',
    severity: 'error',
    message: 'sunset {sunset} comes before deprecated {deprecated}',
    mend: 'a version is deprecated first and removed later: correct the dates',
  },
  'mixed-batch': {
    code: 'TW507',
    severity: 'error',
    message: 'the layers of action {action} are not all batches of the same action',
    mend: 'use the same batch_request action in every layer, or make the batch an action of its own',
  },
  'undeclared-parameter': {
    code: 'TW508',
    severity: 'error',
    message: 'route {route} names the parameter "{name}", which is not declared',
    mend: 'declare it under parameters.path, or take it out of the route',
  },
  'unused-parameter': {
    code: 'TW509',
    severity: 'error',
    message: 'path parameter "{name}" of {route} does not occur in its route',
    mend: 'write it into the route between braces, or move it to query or header',
  },
  'duplicate-route': {
    code: 'TW510',
    severity: 'error',
    message: '{route} answers the same calls as {first}',
    mend: 'change the method or the path of one of them; the name of a path parameter makes no difference',
  },
  'unknown-error': {
    code: 'TW601',
    severity: 'error',
    message: '"{name}" is not in the error catalogue',
    mend: 'add it to errors.conf, or correct the name',
  },
  'duplicate-error-code': {
    code: 'TW602',
    severity: 'error',
    message: 'errors "{first}" and "{second}" share {code}/{subcode}',
    mend: 'give one of them a subcode of its own',
  },
  'unknown-status': {
    code: 'TW603',
    severity: 'error',
    message: '"{name}" is not a status of this machine',
    mend: 'add it to statuses, or correct the name',
  },
  'unknown-action': {
    code: 'TW604',
    severity: 'error',
    message: '"{name}" is not an action of this API',
    mend: 'write service.action, or remove it',
  },
  'layer-changed': {
    code: 'TW701',
    severity: 'error',
    message: 'published layer changed: {layer} {path}: was {was}, is {is}',
    mend: 'put the change into a new version key; if nobody can have used the layer: taskwright lock --accept {layer}',
  },
  'layer-removed': {
    code: 'TW702',
    severity: 'error',
    message: 'published layer {layer} is gone',
    mend: 'bring it back; a layer is retired with deprecated and sunset. To drop it anyway: taskwright lock --accept {layer}',
  },
  'layer-not-locked': {
    code: 'TW703',
    severity: 'warning',
    message: 'layer {layer} is new and not locked',
    mend: 'run taskwright lock when it is published',
  },
  'nothing-locked': {
    code: 'TW705',
    severity: 'warning',
    message: 'no layer is locked yet, so nobody notices when one changes',
    mend: 'run taskwright lock',
  },
  'lock-unreadable': {
    code: 'TW704',
    severity: 'error',
    message: 'the lock file cannot be read: {problem}',
    mend: 'restore it from version control',
  },
  'foreign-file': {
    code: 'TW801',
    severity: 'error',
    message: 'will not overwrite {file}: it was not generated',
    mend: 'move it away, or choose another output folder',
  },
} as const satisfies Readonly<Record<string, Row>>;

export type DiagnosticName = keyof typeof codes;
