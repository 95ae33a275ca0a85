import { MongoClient } from 'mongodb';

/** The data work of the actions as calls of the official driver, on a client of its own to the same database and with the same promises. */
export async function bareMongodb(url) {
  const client = new MongoClient(url, { writeConcern: { w: 'majority', journal: true } });
  await client.connect();
  const database = client.db();
  const [tasks, projects, queues, entries, models] = ['tasks', 'projects', 'queues', 'queue_entries', 'models'].map((name) =>
    database.collection(name),
  );
  const touch = (collection, id) => collection.updateOne({ _id: id }, { $set: { last_update: new Date() } });

  async function changeStatus(id, fields) {
    const task = await tasks.findOne({ _id: id });
    await tasks.updateOne({ _id: id, company: task.company, status: task.status }, { $set: fields });
    await touch(projects, task.project);
  }

  return {
    get: (id) => tasks.findOne({ _id: id }),

    async create({ id, ...document }) {
      await projects.findOne({ _id: document.project });
      await tasks.insertOne({ _id: id, ...document });
      await touch(projects, document.project);
    },

    page: ({ company, status, without, skip, limit }) =>
      tasks
        .find({ company, status, system_tags: { $nin: [without] } })
        .sort({ last_update: -1, _id: 1 })
        .skip(skip)
        .limit(limit)
        .toArray(),

    fiveFilters: ({ company, project, status, type, user, tag, limit }) =>
      tasks
        .find({ company, project, status: { $in: status }, type, user, tags: tag })
        .sort({ created: 1 })
        .limit(limit)
        .toArray(),

    changeStatus,

    async enqueue(task, fields, { id, ...entry }) {
      await changeStatus(task, fields);
      await touch(queues, entry.queue);
      await entries.insertOne({ _id: id, ...entry });
    },

    async next(queue) {
      await entries.findOneAndDelete({ queue }, { sort: { position: 1 } });
      await touch(queues, queue);
    },

    /** Each looked at as the action has to look at it, a few at a time. */
    async deleteMany(ids) {
      for (let i = 0; i < ids.length; i += AT_ONCE) {
        await Promise.all(
          ids.slice(i, i + AT_ONCE).map(async (id) => {
            await tasks.findOne({ _id: id });
            await tasks.countDocuments({ parent: id }, { limit: 1 });
            await models.find({ task: id }).toArray();
            await tasks.deleteOne({ _id: id });
          }),
        );
      }
    },

    close: () => client.close(),
  };
}

/** As many as the action handles side by side. */
const AT_ONCE = 16;
