import { expect, test, vi } from 'vitest'
import { newSecret } from '@/lib/features/webhooks/sealing'

const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)].map((key) => key.toString('base64'))
const workspaceId = crypto.randomUUID()

async function sealerWith(keys: string) {
  vi.stubEnv('WEBHOOK_SECRET_KEYS', keys)
  vi.resetModules()
  const sealer = await import('@/lib/features/webhooks/secret')
  vi.unstubAllEnvs()
  return sealer
}

test('a sealed secret opens in its own workspace, and says nothing of itself', async () => {
  const { seal, unseal } = await sealerWith(`1:${one}`)
  const secret = newSecret()

  const [sealed, again] = [seal(secret, workspaceId), seal(secret, workspaceId)]

  expect(unseal(sealed, workspaceId)).toBe(secret)
  expect(sealed.equals(again)).toBe(false)
  expect(sealed.toString('latin1')).not.toContain(secret.slice(6, 20))
})

test('a sealed secret opens in no other workspace, and not once it was changed', async () => {
  const { seal, unseal } = await sealerWith(`1:${one}`)
  const sealed = seal(newSecret(), workspaceId)
  const changed = Buffer.from(sealed)
  changed[changed.length - 1]! ^= 1

  expect(() => unseal(sealed, crypto.randomUUID())).toThrow('unable to authenticate')
  expect(() => unseal(changed, workspaceId)).toThrow('unable to authenticate')
})

test('the newest key seals, and the one before it still opens what it sealed', async () => {
  const before = await sealerWith(`1:${one}`)
  const sealed = before.seal('whsec_AAAA', workspaceId)

  const after = await sealerWith(`2:${two},1:${one}`)

  expect(after.unseal(sealed, workspaceId)).toBe('whsec_AAAA')
  expect(after.seal('whsec_AAAA', workspaceId)[0]).toBe(2)
})

test('a secret whose key was taken away is named by the number of that key', async () => {
  const before = await sealerWith(`1:${one}`)
  const sealed = before.seal('whsec_AAAA', workspaceId)

  const after = await sealerWith(`2:${two}`)

  expect(() => after.unseal(sealed, workspaceId)).toThrow('WEBHOOK_SECRET_KEYS has no key 1')
})
