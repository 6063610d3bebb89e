import 'server-only'
import { env } from '@/lib/env'
import { readSigningKey } from '@/lib/environment/signing-key'
import { signLiveToken } from './sign-live-token'

const key = env.LIVE_SIGNING_KEY === undefined ? undefined : readSigningKey(env.LIVE_SIGNING_KEY)

export const hasLiveTokens = key !== undefined

/** Throws without the key. */
export async function mintLiveToken(topic: string) {
  if (!key) throw new Error('LIVE_SIGNING_KEY is not set.')
  return signLiveToken(key, topic)
}
