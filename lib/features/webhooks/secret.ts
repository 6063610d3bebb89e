import 'server-only'
import { env } from '@/lib/env'
import { keysIn, sealWith, unsealWith } from './sealing'

const keys = keysIn(env.WEBHOOK_SECRET_KEYS)

/** The number of the key that seals; a secret sealed by another is due to be sealed anew. */
export const sealingVersion = [...keys.keys()][0]!

export function seal(secret: string, workspaceId: string): Buffer {
  return sealWith(keys, secret, workspaceId)
}

/** Throws for a secret whose key is no longer in WEBHOOK_SECRET_KEYS, and for one that was changed or belongs elsewhere. */
export function unseal(sealed: Buffer, workspaceId: string): string {
  return unsealWith(keys, sealed, workspaceId)
}
