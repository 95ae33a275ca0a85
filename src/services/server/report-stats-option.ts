import { handler } from '../handler.js';

/** That the server reports figures about its use to nobody. */
export const reportStatsOption = handler('server.report_stats_option', ({ server }) => ({
  supported: false,
  enabled: false,
  current_version: server.version,
}));
