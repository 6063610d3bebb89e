import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test, vi } from 'vitest'
import { de } from '@/app/_messages/messages'

/** The Auth of a project whose passkeys are off. https://github.com/supabase/auth/blob/master/internal/api/middleware.go */
const server = createServer((_, response) => {
  response.writeHead(404, { 'content-type': 'application/json', 'x-supabase-api-version': '2024-01-01' })
  response.end(JSON.stringify({ code: 'passkey_disabled', message: 'Passkeys are disabled' }))
}).listen(0, '127.0.0.1')
await once(server, 'listening')
afterAll(() => server.close())

process.env.PASSKEYS = 'on'
process.env.NEXT_PUBLIC_SUPABASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const { supabaseFor } = await import('@/lib/auth/supabase')
const { log } = await import('@/lib/observability/log')
const { beginSignIn, signInWithPasskey } = await import('@/lib/features/passkeys/sign-in-service')

const visitor = () => supabaseFor({ getAll: () => [], setAll: () => {} }, new Headers())

test.each([
  ['the options of a sign-in', () => beginSignIn(visitor())],
  [
    'a sign-in',
    () =>
      signInWithPasskey(visitor(), { challengeId: randomUUID(), credential: {} } as unknown as Parameters<
        typeof signInWithPasskey
      >[1]),
  ],
])('a project whose passkeys are off is an error of ours, and people are led on: %s', async (_, ask) => {
  const errors = vi.spyOn(log, 'error').mockClear()
  const message = 'Passkeys are unavailable right now. Please choose another way.'

  await expect(ask()).rejects.toMatchObject({ code: 'unavailable', message })

  expect(errors).toHaveBeenCalledExactlyOnceWith(
    { reason: 'passkey_disabled' },
    'PASSKEYS is on, and the project has no passkeys',
  )
  expect(Object.values(de.sentences)).toContain(
    'Passkeys sind gerade nicht möglich. Bitte wähle einen anderen Weg.',
  )
})
