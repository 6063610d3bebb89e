import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { expect, test } from 'vitest'
import { createAccessTokens } from '../../src/api/access-tokens'
import type { SigningKey } from '../../src/api/signing-key'

async function newKey() {
  const pair = await generateKeyPair('ES256', { extractable: true })
  return { ...(await exportJWK(pair.privateKey)), kid: randomUUID(), alg: 'ES256' } as SigningKey
}

const [own, imported, foreign] = await Promise.all([newKey(), newKey(), newKey()])
const tokens = await createAccessTokens(own, [imported])
const signedBy = async (key: SigningKey) => (await createAccessTokens(key)).sign({ sub: 'somebody' })

test('tokens of the stack’s own key and of a trusted one count, and no others', async () => {
  expect(await tokens.verify(await signedBy(own))).toEqual({ sub: 'somebody' })
  expect(await tokens.verify(await signedBy(imported))).toEqual({ sub: 'somebody' })
  await expect(tokens.verify(await signedBy(foreign))).rejects.toThrow('no applicable key')
  await expect(tokens.verify(await signedBy({ ...foreign, kid: imported.kid }))).rejects.toThrow('signature')
})

test('the key set has the public halves of both, and the stack signs with its own', async () => {
  const { keys } = tokens.keySet as { keys: JWK[] }
  const header = JSON.parse(Buffer.from((await tokens.sign({})).split('.')[0]!, 'base64url').toString())

  expect(keys.map(({ kid }) => kid)).toEqual([own.kid, imported.kid])
  expect(keys.filter((key) => 'd' in key)).toEqual([])
  expect(header.kid).toBe(own.kid)
})
