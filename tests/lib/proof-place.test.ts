import { expect, test } from 'vitest'
import { placeOf, placeOfFunction, placeWith } from '../support/proof-place'

test.each([
  ['notes', '`access` in tests/example/proof.ts'],
  ['public.notes', '`access` in tests/example/proof.ts'],
  ['workspaces', 'the list of capabilities'],
  ['private.rate_limits', 'the list of capabilities'],
  ['recipes', '`access` in tests/features/<feature>.ts'],
])('a line about %s stands in %s', (table, place) => {
  expect(placeOf(table, 'access', 'the list of capabilities')).toBe(place)
})

test('a line that is there is found where it is', () => {
  expect(placeWith('notes_title_form', ['access', 'refusals'], 'elsewhere')).toBe(
    '`refusals` in tests/example/proof.ts',
  )
  expect(placeWith('workspaces_name_form', ['access', 'refusals'], 'elsewhere')).toBe('elsewhere')
})

test('a function that no list has may be of a feature or of a capability', () => {
  expect(placeOfFunction('private.cook(uuid)')).toBe(
    '`functions` in tests/features/<feature>.ts, or `callableOfCapabilities` in tests/policies/matrix/expected.ts',
  )
})
