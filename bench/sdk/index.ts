import type { Benchmark } from '../support/measure.js';
import { typeCheck } from './type-check.js';

export const benchmarks: readonly Benchmark[] = [typeCheck];
