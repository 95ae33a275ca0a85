import { type Admission, startMaintenance } from '../services/maintenance/maintenance.js';
import type { Services } from '../services/services.js';
import { surfaceTag } from '../surfaces/core/shown-tasks.js';
import { reasons } from '../surfaces/mimir/status.js';
import type { Configuration } from './configuration.js';
import type { Logger } from './log.js';

export interface MaintainParts {
  readonly configuration: Configuration;
  readonly log: Logger;
  readonly services: Pick<Services, 'store' | 'tasks' | 'workers' | 'schedules'>;
}

/** Starts what the server does without being called, as the settings say. Ends when disposed or when the signal is aborted. */
export function maintain({ configuration, log, services }: MaintainParts, signal: AbortSignal): AsyncDisposable {
  return startMaintenance({
    store: services.store,
    tasks: services.tasks,
    watchdogTimeoutSeconds: configuration.integer('tasks.watchdog_timeout_s'),
    // Workers of the vendor say that they begin, and nothing more until they are done.
    watchdogExcept: { system_tags: surfaceTag('mimir'), status_reason: reasons.executing },
    watchdogIntervalSeconds: configuration.integer('tasks.watchdog_interval_s'),
    retentionIntervalSeconds: configuration.integer('tasks.retention_interval_s'),
    ...(configuration.boolean('surfaces.nclue.enabled') && { admission: nclueAdmission(configuration, services) }),
    schedules: services.schedules,
    signal,
    onStopped: (tasks) => log.warn({ tasks }, 'stopped tasks whose workers fell silent'),
    onRetention: ({ rule, deleted, kept }) => {
      log.info({ rule: rule.id, project: rule.project, deleted, kept }, 'deleted old archived tasks');
    },
    onError: (job, error) => log.error({ job, err: error }, 'maintenance failed; it is tried again next time'),
  });
}

function nclueAdmission(configuration: Configuration, { workers }: Pick<Services, 'workers'>): Admission {
  return {
    tag: surfaceTag('nclue'),
    queue: configuration.string('surfaces.nclue.queue'),
    delaySeconds: configuration.integer('surfaces.nclue.admission_delay_s'),
    workers,
  };
}
