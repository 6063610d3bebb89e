import { expect, test } from 'vitest'
import { en } from '@/app/_messages/messages'
import { startServer } from '../../scripts/production/server'

test.each([
  ['on', true],
  ['off', false],
])('with PASSKEYS=%s, that the sign-in speaks of passkeys is %s', async (PASSKEYS, speaks) => {
  await using server = await startServer({ PASSKEYS })

  const page = await (await fetch(`${server.url}/sign-in`)).text()

  expect(page).toContain(en.signIn.title)
  expect(page.includes(en.passkeyCeremony.signIn)).toBe(speaks)
})
