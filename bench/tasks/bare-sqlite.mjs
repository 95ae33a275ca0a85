import { modelCollection } from '../../dist/src/services/models/model-document.js';
import { projectCollection } from '../../dist/src/services/projects/project-document.js';
import { queueCollection, queueEntryCollection } from '../../dist/src/services/queues/queue-document.js';
import { taskCollection } from '../../dist/src/services/tasks/task-collection.js';
import { loadSqlite } from '../../dist/src/store/sqlite/driver.js';

const columnsOf = Object.fromEntries(
  [taskCollection, projectCollection, queueCollection, queueEntryCollection, modelCollection].map(({ name, scalars }) => [
    name,
    Object.keys(scalars),
  ]),
);
const itemTables = { tags: '"tasks:tags"', system_tags: '"tasks:system_tags"', input: '"tasks:models.input.model"' };

/**
 * The data work of the actions as prepared statements of the same module, on a connection of its own to the same file. Documents are
 * read from and written to JSON, as in the store, and each write that an action waits for is a commit of its own.
 */
export async function bareSqlite(path) {
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(path, { timeout: 5000 });
  for (const pragma of ['synchronous = full', 'cache_size = -65536', 'mmap_size = 268435456', 'temp_store = MEMORY'])
    database.exec(`PRAGMA ${pragma}`);
  const statement = statements(database);

  function together(work) {
    database.exec('BEGIN IMMEDIATE');
    work();
    database.exec('COMMIT');
  }

  function read(table, id) {
    const { _n, _doc } = statement(`SELECT _n, _doc FROM ${table} WHERE id = ?`).get(id);
    return { n: _n, document: JSON.parse(_doc) };
  }

  function insert(table, document) {
    const columns = columnsOf[table];
    const names = ['id', '_doc', ...columns].map((name) => `"${name}"`);
    const sql = `INSERT INTO ${table} (${names}) VALUES (${names.map(() => '?')})`;
    const values = columns.map((path) => toColumn(path.split('.').reduce((inner, step) => inner?.[step], document)));
    return statement(sql).run(document.id, JSON.stringify(withFields({}, document)), ...values).lastInsertRowid;
  }

  function set(table, { n, document }, fields) {
    const columns = Object.keys(fields).filter((path) => columnsOf[table].includes(path));
    const sets = columns.map((path) => `, "${path}" = ?`).join('');
    const values = columns.map((path) => toColumn(fields[path]));
    const text = JSON.stringify(withFields(document, fields));
    statement(`UPDATE ${table} SET _doc = ?${sets} WHERE _n = ?`).run(text, ...values, n);
  }

  function touch(table, id) {
    set(table, read(table, id), { last_update: new Date() });
  }

  function page(sql, ...values) {
    return statement(sql)
      .all(...values)
      .map(({ _doc }) => JSON.parse(_doc));
  }

  function changeStatus(id, fields) {
    const found = read('tasks', id);
    set('tasks', found, fields);
    touch('projects', found.document.project);
  }

  return {
    get: (id) => read('tasks', id).document,

    create(document) {
      read('projects', document.project);
      together(() => {
        const n = insert('tasks', document);
        for (const tag of document.tags) statement(`INSERT INTO ${itemTables.tags} (n, value) VALUES (?, ?)`).run(n, tag);
      });
      touch('projects', document.project);
    },

    page: ({ company, status, without, skip, limit }) =>
      page(
        `SELECT _doc FROM tasks WHERE company = ? AND status = ?
         AND NOT EXISTS (SELECT 1 FROM ${itemTables.system_tags} WHERE n = _n AND value = ?)
         ORDER BY last_update DESC, id LIMIT ? OFFSET ?`,
        ...[company, status, without, limit, skip],
      ),

    fiveFilters: ({ company, project, status, type, user, tag, limit }) =>
      page(
        `SELECT _doc FROM tasks WHERE company = ? AND project = ? AND status IN (?, ?) AND type = ? AND user = ?
         AND EXISTS (SELECT 1 FROM ${itemTables.tags} WHERE n = _n AND value = ?) ORDER BY created, _n LIMIT ?`,
        ...[company, project, ...status, type, user, tag, limit],
      ),

    changeStatus,

    enqueue(id, fields, entry) {
      changeStatus(id, fields);
      touch('queues', entry.queue);
      insert('queue_entries', entry);
    },

    next(queue) {
      together(() => {
        const [{ _n, _doc }] = statement('SELECT _n, _doc FROM queue_entries WHERE queue = ? ORDER BY position LIMIT 1').all(
          queue,
        );
        JSON.parse(_doc);
        statement('DELETE FROM queue_entries WHERE _n = ?').run(_n);
      });
      touch('queues', queue);
    },

    /** Each looked at as the action has to look at it; all in one transaction. */
    deleteMany: (ids) =>
      together(() => {
        for (const id of ids) {
          const { n } = read('tasks', id);
          statement('SELECT 1 FROM tasks WHERE parent = ? LIMIT 1').get(id);
          statement('SELECT _doc FROM models WHERE task = ?').all(id);
          for (const table of Object.values(itemTables)) statement(`DELETE FROM ${table} WHERE n = ?`).run(n);
          statement('DELETE FROM tasks WHERE _n = ?').run(n);
        }
      }),

    close: () => database.close(),
  };
}

/** Prepares each text once. */
function statements(database) {
  const prepared = new Map();
  return (sql) => {
    let found = prepared.get(sql);
    if (!found) {
      found = database.prepare(sql);
      prepared.set(sql, found);
    }
    return found;
  };
}

/** Times lie at the top of these documents only, and no path is deeper than two. */
function withFields(document, fields) {
  const changed = { ...document };
  for (const [path, value] of Object.entries(fields)) {
    const stored = value instanceof Date ? { $date: value.getTime() } : value;
    const [name, inner] = path.split('.');
    changed[name] = inner === undefined ? stored : { ...changed[name], [inner]: stored };
  }
  return changed;
}

function toColumn(value) {
  return value instanceof Date ? value.getTime() : (value ?? null);
}
