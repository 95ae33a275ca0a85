import { vectorSuite } from '../support/vector-suite.js';
import { makeNclue } from './fixture.js';

vectorSuite('nclue', makeNclue);
