import type { MimirHandlers } from '../../generated/surfaces/mimir.js';
import { ApiError, baseErrors } from '../../rpc/index.js';
import type { MimirContext } from './context.js';
import type { FigureReader } from './figures.js';
import type { MimirWho } from './gate.js';
import { goTime } from './go-time.js';

/** Tells how queue and tasks fare (rest-surfaces 5.7). 401 where there is nobody whose tasks could be shown. */
export function getMetrics({ gate }: MimirContext, figures: FigureReader): MimirHandlers<MimirWho>['get_metrics'] {
  return async ({ headers }) => {
    const caller = await gate.shownTo(headers);
    if (!caller) throw new ApiError(baseErrors.no_credentials);
    const { length, byStatus, byType } = await figures.of(caller);
    const body = { queue: { length }, tasks_by_status: byStatus, tasks_by_type: byType, timestamp: goTime(new Date()) };
    return { status: 200, body };
  };
}
