import type { Benchmark } from '../support/measure.js';
import { manyMethods } from './many-methods.js';
import { rpcCall } from './rpc-call.js';
import { startUp } from './start-up.js';

export const benchmarks: readonly Benchmark[] = [rpcCall, manyMethods, startUp];
