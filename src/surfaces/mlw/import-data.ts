import type { MlwDataImport, MlwHandlers } from '../../generated/surfaces/mlw.js';
import { checkName, readMoment } from './asked.js';
import type { Granted } from './authenticate.js';
import type { MlwContext } from './context.js';
import { missingParameter } from './errors.js';
import { makeTask } from './make-task.js';
import { findProject } from './projects.js';

/** Queues the import of a device's measurements (rest-surfaces 2.6). 400, 404 for the project, 409 for the name. */
export function importData(context: MlwContext): MlwHandlers<Granted>['import_data'] {
  return async ({ path, body, who: { caller } }) => {
    const project = await findProject(path.projectID, caller, context.call);
    const parameters = dataParameters(body);
    const schedule = { recurrence: 'ONE_TIME', cronExpression: '' } as const;
    const work = { type: 'C8YDATA', name: checkName('fileName', body.fileName), parameters, schedule } as const;
    return { status: 200, body: await makeTask(work, {}, project, caller, context) };
  };
}

/** The clients' properties in their order; `columnNames` is shown as Measurements. */
function dataParameters(body: MlwDataImport) {
  const { source, series, dateFrom, timeFromH, timeFromM, dateTo, timeToH, timeToM } = body;
  if (String(source) === '') throw missingParameter('source');
  return [
    { key: 'deviceID', label: 'Device ID', value: String(source) },
    { key: 'dateFrom', label: 'Date From', value: readMoment('dateFrom', dateFrom, timeFromH, timeFromM) },
    { key: 'dateTo', label: 'Date To', value: readMoment('dateTo', dateTo, timeToH, timeToM) },
    { key: 'columnNames', label: 'Measurements', value: series },
    { key: 'aggregationType', label: 'Aggregation Type', value: 'None' },
  ];
}
