import { vectorSuite } from '../support/vector-suite.js';
import { makeMimir } from './fixture.js';

vectorSuite('mimir', makeMimir());
