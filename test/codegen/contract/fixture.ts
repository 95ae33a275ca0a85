import type { Case } from '../../../codegen/contract/cases/case.js';
import { casesOf } from '../../../codegen/contract/cases/plan.js';
import { type Operation, operationsOf } from '../../../codegen/contract/model/operation.js';
import { type Resource, resourcesOf } from '../../../codegen/contract/model/resource.js';
import type { ApiDefinition } from '../../../codegen/definition/ir.js';
import { versionsOf } from '../../../codegen/emit/model.js';
import { apiOf, type Files } from '../fixtures/folder.js';

/** A small API with every kind of thing that contract tests look for: objects of two kinds, a status, a list filter, versions, a batch. */
const NOTES = `
_description: "Notes"
_definitions {
    note {
        type: object
        required: [id]
        properties {
            id { description: "Id.", type: string }
            status { description: "Where it is.", type: string, enum: [draft, shown, gone] }
            folder { description: "Its folder.", type: string, x-ref: folders }
        }
    }
}
create {
    "1.0" {
        description: "Makes a note."
        request {
            type: object
            required: [text]
            properties {
                text { description: "What it says.", type: string, minLength: 1, maxLength: 20 }
                folder { description: "Where it goes.", type: string, x-ref: folders }
            }
        }
        response { type: object, required: [id], properties { id { description: "Id.", type: string } } }
    }
    "1.2": \${create."1.0"} { request.properties.pinned { description: "Comes first.", type: boolean, default: false } }
}
get {
    x-idempotent: true
    errors: [invalid_note_id]
    "1.0" {
        description: "Gives a note."
        request { type: object, required: [note], properties { note { description: "Id.", type: string, x-ref: notes } } }
        response { type: object, required: [note], properties { note { description: "It.", "$ref": "#/definitions/note" } } }
    }
}
list {
    x-idempotent: true
    errors: [validation_error]
    "1.0" {
        description: "Gives notes."
        request {
            type: object
            properties {
                tags { description: "With these.", type: array, items { type: string }, x-filter: list }
                page { description: "Which page.", type: integer, minimum: 0 }
            }
        }
        response { type: object, properties { notes { description: "They.", type: array, items { "$ref": "#/definitions/note" } } } }
    }
}
update {
    errors: [invalid_note_id]
    "1.0" {
        description: "Changes a note."
        request {
            type: object
            required: [note]
            properties {
                note { description: "Id.", type: string, x-ref: notes }
                text { description: "New text.", type: string }
            }
        }
        response { type: object, properties { updated { description: "How many.", type: integer } } }
    }
}
update_batch {
    errors: [invalid_note_id]
    "1.0" {
        description: "Changes notes."
        batch_request { action: update, version: "1.0" }
        response { type: object, properties { updated { description: "How many.", type: integer } } }
    }
}
show {
    errors: [invalid_note_id, invalid_status]
    "1.0" {
        description: "Shows a note."
        request {
            type: object
            required: [note]
            properties {
                note { description: "Id.", type: string, x-ref: notes }
                folder { description: "Where.", type: string, x-ref: folders }
            }
        }
        response { type: object }
    }
}
drop_many {
    errors: [invalid_note_id, invalid_status]
    "1.0" {
        description: "Drops notes."
        request {
            type: object
            required: [ids]
            properties { ids { description: "Ids.", type: array, items { type: string, x-ref: notes } } }
        }
        response { type: object }
    }
}
remove {
    errors: [invalid_note_id]
    "1.0" {
        description: "Removes a note."
        request: \${get."1.0".request} { properties.force { description: "In any case.", type: boolean } }
        response { type: object }
    }
}
watch {
    x-stream: true
    "1.0" {
        description: "Tells of changes."
        request { type: object }
        response { type: object, required: [kind], properties { kind { description: "What it is.", type: string } } }
    }
}
ping {
    authorize: false
    "1.1" { description: "Says that it is there.", request { type: object }, response { type: object } }
}
`;

const FOLDERS = `
_description: "Folders"
create {
    errors: [validation_error]
    "1.0" {
        description: "Makes a folder."
        request { type: object, properties { name { description: "Its name.", type: string }, colour { description: "Its colour.", type: string } } }
        response { type: object, properties { id { description: "Id.", type: string } } }
    }
}
`;

const OTHERS: Files = {
  'services/folders.conf': FOLDERS,
  'errors.conf': `errors {
    invalid_note_id { code: 400, subcode: 101, message: "invalid note id" }
    invalid_status { code: 400, subcode: 110, message: "invalid status" }
    validation_error { code: 400, subcode: 12, message: "validation error" }
}`,
  'note-status.conf': `_description: "Where notes are."
statuses {
    draft { description: "New.", next: [shown], reached_by: [] }
    shown { description: "To be seen.", next: [gone], reached_by: [notes.show] }
    gone { description: "Away.", next: [], reached_by: [notes.drop_many] }
}`,
};

let api: Promise<ApiDefinition> | undefined;

export function notesApi(): Promise<ApiDefinition> {
  api ??= apiOf(NOTES, OTHERS);
  return api;
}

/** What cases of the small API are made from. */
export async function notesParts(): Promise<{
  readonly api: ApiDefinition;
  readonly operations: readonly Operation[];
  readonly resources: ReadonlyMap<string, Resource>;
  readonly operation: (name: string, version?: string) => Operation;
}> {
  const definition = await notesApi();
  const operations = operationsOf(definition);
  const operation = (name: string, version?: string): Operation => {
    const found = operations.find(
      ({ action, layer, newest }) => action.fullName === name && (version === undefined ? newest : layer.version === version),
    );
    if (!found) throw new Error(`there is no ${name} at ${version}`);
    return found;
  };
  return { api: definition, operations, resources: resourcesOf(operations), operation };
}

/** All cases of an API. */
export function casesFor(api: ApiDefinition, { seed = '1', runs = 1, strict = false } = {}): Case[] {
  const operations = operationsOf(api);
  return casesOf({ operations, resources: resourcesOf(operations), versions: versionsOf(api), seed, runs, strict });
}
