import * as assert from 'uvu/assert';
import { suite } from '../support/harness.js';
import { Author } from './author.js';

const test = suite('the guides to adding and to retiring a version');

const AN_AUTHORS_PACE = { timeLimitMs: 120_000 };

test(
  'every step does what it says, and prints it',
  async () => {
    await using author = await Author.start();
    assert.is(await author.follow('adding-a-version'), 6);
    assert.is(await author.follow('retiring-a-version'), 4);
  },
  AN_AUTHORS_PACE,
);

test.run();
