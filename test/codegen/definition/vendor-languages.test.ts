import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { surfaceApi } from '../fixtures/surfaces.js';

const test = suite('what vendors have, in the language');

test('an identity in the path, signed calls, and a GET that changes something (SymetryML)', async () => {
  const { surface } = await surfaceApi(`_description: "S"
base: "/symetry/rest"
errors { schema { "$ref": "#/definitions/envelope" } }
_references {
    cid { description: "Customer", type: string }
    signed {
        authorization { description: "Signature", type: string, required: true, x-secret: true }
        sym-date { description: "Date", type: string, required: true }
        content-md5 { description: "MD5 of the body", type: string }
    }
}
_definitions {
    envelope {
        type: object
        required: [statusCode, statusString, values]
        properties {
            statusCode { description: "Name of the status", type: string }
            statusString { description: "Text", type: string }
            values { description: "What was asked for", type: object, additionalProperties: true }
        }
    }
}
start {
    route: "GET /{cid}/tasks/{tid}/start"
    description: "Starts a task"
    parameters { path { cid: \${_references.cid}, tid { description: "Task", type: string } }, header: \${_references.signed} }
    answers { 200 { description: "Started", schema { "$ref": "#/definitions/envelope" } } }
}
create {
    route: "POST /{cid}/tasks/create"
    description: "Makes a task"
    parameters {
        path { cid: \${_references.cid} }
        query { force { description: "Replace", type: boolean, default: false } }
        header: \${_references.signed}
    }
    request {
        wire: "text/plain"
        schema { type: object, required: [name], properties {
            name { description: "Name", type: string }
            params { description: "Settings", type: object, properties { "sml.task.heap.min" { description: "Heap", type: string } }, additionalProperties { type: string } }
        } }
    }
    answers { 202 { description: "Made", schema { "$ref": "#/definitions/envelope" } }, 409 { description: "Is there" } }
}
`);
  const [create, start] = surface.routes;
  assert.is(create?.request?.wire, 'text/plain');
  assert.equal(
    start?.pathParameters.map(({ name }) => name),
    ['cid', 'tid'],
  );
  assert.equal(
    start?.headers.map(({ name, required }) => [name, required]),
    [
      ['authorization', true],
      ['sym-date', true],
      ['content-md5', false],
    ],
  );
});

test('errors of two shapes, lists that are maps elsewhere, values of any type (MLW)', async () => {
  const { surface } = await surfaceApi(`_description: "M"
base: "/service/mlw"
errors { schema { anyOf: [{ "$ref": "#/definitions/platform" }, { "$ref": "#/definitions/service" }] } }
_definitions {
    platform { type: object, required: [error, message, info], properties {
        error { description: "Kind", type: string }, message { description: "Text", type: string }, info { description: "Where to read more", type: string } } }
    service { type: object, required: [message, errorCode, exception], properties {
        message { description: "Text", type: string }, errorCode { description: "Status", type: integer }, exception { description: "Kind", type: string } } }
    child { type: object, properties { id { description: "Id", type: string } } }
    parent { type: object, properties {
        individualTasks { description: "Runs", anyOf: [
            { type: array, items { "$ref": "#/definitions/child" } }
            { type: object, additionalProperties { "$ref": "#/definitions/child" } }
        ] }
        properties { description: "Settings", type: array, items { type: object, properties { value { description: "Anything" } } } }
    } }
}
delete_parent {
    route: "DELETE /tasks/{parent}/task/{task}"
    description: "Deletes"
    parameters { path { parent { description: "P", type: string }, task { description: "T", type: string } } }
    answers {
        200 { description: "What is left", schema { type: object, properties { data { description: "By id", type: object, additionalProperties { "$ref": "#/definitions/parent" } } } } }
        401 { description: "Nobody", examples {
            none { error: "general/internalError", message: "No auth information found", info: "https://example.org" }
            other { message: "Not found.", errorCode: 404, exception: "Not Found" }
        } }
    }
}
`);
  assert.equal(Object.keys(surface.routes[0]?.answers[1]?.body?.examples ?? {}), ['none', 'other']);
});

test('errors as plain text with a line break, and open routes (Mimir)', async () => {
  const { surface } = await surfaceApi(`_description: "M"
base: "/api"
errors { content: "text/plain", schema { type: string, pattern: "\\\\n$" } }
metrics { route: "GET /metrics", description: "Counts", authorize: false, answers { 200 { description: "Counts", schema { type: object } } } }
update {
    route: "POST /worktasks/{id}", description: "Updates", parameters { path { id { description: "I", type: string } } }
    request { schema { type: object } }
    answers { 200 { description: "Done", schema { type: object } }, 404 { description: "None", examples { one: "WorkTask not found: x\\n" } } }
}
`);
  assert.equal(
    surface.routes.map(({ authorize }) => authorize),
    [false, true],
  );
  assert.is(surface.errors.content, 'text/plain');
});

test.run();
