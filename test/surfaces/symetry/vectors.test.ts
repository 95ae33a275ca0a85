import { vectorSuite } from '../support/vector-suite.js';
import { makeWith } from './fixture.js';

vectorSuite('symetry', makeWith());
