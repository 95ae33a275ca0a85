#!/usr/bin/env node
import { runCli } from './cli.js';

/** The only place that ends the process. A second Ctrl-C ends it at once. */
const controller = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort(name);
  });
}

const code = await runCli(process.argv.slice(2), {
  // Opened by whoever reads it: few commands do.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  signal: controller.signal,
});
process.exit(code);
