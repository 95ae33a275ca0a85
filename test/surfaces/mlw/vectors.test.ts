import { vectorSuite } from '../support/vector-suite.js';
import { makeMlw } from './fixture.js';

vectorSuite('mlw', makeMlw);
