import 'server-only'
import { env } from '@/lib/env'
import { keysIn, sealWith, unsealWith } from './sealing'

const keys = keysIn(env.WEBHOOK_SECRET_KEYS)

export const sealingVersion = [...keys.keys()][0]!

export function seal(secret: string, workspaceId: string): Buffer {
  return sealWith(keys, secret, workspaceId)
}

export function unseal(sealed: Buffer, workspaceId: string): string {
  return unsealWith(keys, sealed, workspaceId)
}
