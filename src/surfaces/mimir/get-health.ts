import type { MimirHandlers } from '../../generated/surfaces/mimir.js';
import type { MimirContext } from './context.js';
import { type FigureReader, NO_FIGURES } from './figures.js';
import type { MimirWho } from './gate.js';

const SILENT = 'the database does not answer';

/**
 * Tells whether the server is well, and how the tasks fare; it is as well when there is nobody whose tasks could be shown (rest-surfaces
 * 5.7).
 */
export function getHealth({ gate, ping }: MimirContext, figures: FigureReader): MimirHandlers<MimirWho>['get_health'] {
  return async ({ headers }) => {
    if (!(await answers(ping))) return { status: 503, body: { status: 'unhealthy', ready: false, error: SILENT } };
    const caller = await gate.shownTo(headers);
    const { length, byStatus, byType } = caller ? await figures.of(caller) : NO_FIGURES;
    const failed = byStatus.failed ?? 0;
    const body = {
      status: failed > 0 ? ('degraded' as const) : ('healthy' as const),
      ready: true as const,
      queue_length: length,
      failed_tasks: failed,
      tasks_by_status: byStatus,
      tasks_by_type: byType,
    };
    return { status: 200, body };
  };
}

/** Tells whether tasks are taken: nothing that anybody may not know. */
export function getReady({ ping }: MimirContext): MimirHandlers<MimirWho>['get_ready'] {
  return async () => {
    if (await answers(ping)) return { status: 200, body: { status: 'ready' } };
    return { status: 503, body: { status: 'not ready', error: SILENT } };
  };
}

async function answers(ping: () => Promise<void>): Promise<boolean> {
  return ping().then(
    () => true,
    () => false,
  );
}
