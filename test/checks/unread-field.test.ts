import { bakeryFixture } from '../support/bakery.ts';
import { testFindings } from '../support/finding-test.ts';

testFindings('unread-field', {
  'stays silent where both sides agree': bakeryFixture(),
});
