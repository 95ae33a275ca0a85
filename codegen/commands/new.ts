import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nameProblem } from '../check/names.js';
import { type ExitCode, type Io, usage } from './io.js';

export interface NewCommandOptions {
  readonly schemas: string;
  readonly service: string;
}

/** `taskwright new <service>`: writes a small complete definition to start from; never over an existing one. */
export async function newCommand({ schemas, service }: NewCommandOptions, io: Io): Promise<ExitCode> {
  const file = join(schemas, 'services', `${service}.conf`);
  const [problem] = nameProblem('service', service, () => ({ file }));
  if (service.startsWith('_')) return usage(`${service}: files starting with _ are no services`, io);
  if (problem) return usage(`${problem.message}: ${problem.mend}`, io);
  if (existsSync(file)) {
    io.stderr.write(`${file} exists and is left as it is\n`);
    return 1;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, template(service), { flag: 'wx' });
  io.stdout.write(`${file} written; next: taskwright compile --schemas ${schemas}\n`);
  return 0;
}

function template(service: string): string {
  return `# The ${service} service: one block per action, one quoted version key per layer of it.
_description: "What ${service} are and what can be done with them"

_definitions {
    # A schema that several actions share: refer to it by "$ref".
    item {
        type: object
        required: [id, name]
        properties {
            id { type: string, description: "Identifier" }
            name { type: string, description: "Name to show" }
            tags { type: array, items { type: string }, description: "Free labels" }
        }
    }
}

get_by_id {
    # Twice is as good as once: clients may send it again when they do not know whether it arrived.
    x-idempotent: true
    "1.0" {
        description: "Gives one item"
        request {
            type: object
            required: [id]
            properties {
                id { type: string, description: "Identifier of the item" }
            }
        }
        response {
            type: object
            properties {
                item { "$ref": "#/definitions/item", description: "The item" }
            }
        }
    }
}

get_all {
    x-idempotent: true
    "1.0" {
        description: "Lists items"
        request {
            type: object
            properties {
                page { type: integer, minimum: 0, default: 0, description: "Page number, from 0" }
            }
        }
        response {
            type: object
            properties {
                items { type: array, items { "$ref": "#/definitions/item" }, description: "Items of the page" }
            }
        }
    }
    # A later layer says only what it adds. Published layers never change: taskwright lock records them.
    "1.1": \${get_all."1.0"} {
        request.properties.name { type: string, description: "Only items of this name" }
    }
}
`;
}
