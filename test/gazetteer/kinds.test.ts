import { expect, test } from '@jest/globals';
import { KIND, kindsOf } from '../../src/gazetteer/kinds.js';

const PLACE = KIND.place | KIND.knownPlace | KIND.surePlace;

test.each([
  ['LOCATION', 'city', '', PLACE],
  ['LOCATION', 'country', '', PLACE | KIND.country],
  ['LOCATION', 'city', 'person-place', KIND.place | KIND.knownPlace],
  ['LOCATION', 'city', 'common-word', KIND.place],
  ['ORGANIZATION', 'sports', 'place-org', KIND.body | KIND.club],
  ['ORGANIZATION', 'media', '', KIND.body | KIND.knownBody | KIND.media],
  ['TITLE', 'office', 'common-word', KIND.title],
  ['TITLE', 'office', '', KIND.title | KIND.sureTitle],
  ['PERSON', 'full', '', KIND.person],
  ['PERSON', 'given', '', KIND.namePart],
  ['PERSON', 'particle', '', KIND.particle],
  ['CUE', 'field', '', KIND.field],
  ['CUE', 'verb', '', 0],
  ['LAW', '', '', 0],
])('%s %s %s', (type, subtype, ambiguous, kinds) => {
  expect(kindsOf({ type, subtype, ambiguous })).toBe(kinds);
});
