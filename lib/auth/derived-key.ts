import 'server-only'
import { hkdfSync } from 'node:crypto'
import { env } from '@/lib/env'

const KEY_BYTES = 32

/** A key for one purpose, which tells nothing about the secret key or a key for another. Ends with the secret key. */
export function derivedKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', env.SUPABASE_SECRET_KEY, '', purpose, KEY_BYTES))
}
