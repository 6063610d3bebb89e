import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, expect, test, vi } from 'vitest'

const { publicKey } = await generateKeyPair('ES256')
const keys = [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'one' }]
let asked = 0
const auth = createServer((_, response) => {
  asked += 1
  response.end(JSON.stringify({ keys }))
}).listen(0, '127.0.0.1')
await once(auth, 'listening')
process.env.NEXT_PUBLIC_SUPABASE_URL = `http://127.0.0.1:${(auth.address() as AddressInfo).port}`
afterAll(() => auth.close())

test('instances of its module, as Next makes for pages and routes, load the key set once between them', async () => {
  const pages = await import('@/lib/auth/signing-keys')
  vi.resetModules()
  const routes = await import('@/lib/auth/signing-keys')

  await pages.checkKeys()
  await routes.checkKeys()

  expect(routes.checkKeys).not.toBe(pages.checkKeys)
  expect(asked).toBe(1)
})
