import { expect, test } from 'vitest'
import { effectsOf, oneEffectEach } from '../support/one-effect'

test('a thousand senders of one key at once have one effect', async () => {
  expect(await effectsOf(1, 1_000)).toEqual(oneEffectEach(1))
})
