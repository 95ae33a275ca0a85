import { endpoints } from './endpoints.js';
import { info } from './info.js';
import { reportStatsOption } from './report-stats-option.js';

/** The actions of server. */
export const serverHandlers = {
  'server.endpoints': endpoints,
  'server.info': info,
  'server.report_stats_option': reportStatsOption,
};
