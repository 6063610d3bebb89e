import { expect, test } from 'vitest'
import { checked, right } from './stand-in/hosted'

test('a deployment as it must be is right in every check', async () => {
  const results = await checked(await right())

  expect(results.filter(({ status }) => status !== 'right')).toEqual([])
})
