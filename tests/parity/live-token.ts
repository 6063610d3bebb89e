import { createClient } from '@supabase/supabase-js'
import { backend } from '@plinth/local-supabase/parity/backend'

/** False for a hosted project whose imported key nobody has named. */
export const hasLiveKey = !!process.env.LIVE_SIGNING_KEY

/** Signed as the app does it, which reads the key where it starts. */
export async function liveTokenFor(topic: string): Promise<string> {
  const { mintLiveToken } = await import('@/lib/auth/live-token')
  return (await mintLiveToken(topic)).token
}

/** A client that has nothing but the publishable key and a token. `use` replaces the token. */
export function holding(token: string) {
  let current = token
  const client = createClient(backend.url, backend.publishableKey, { accessToken: async () => current })
  return {
    client,
    use: async (next: string) => {
      current = next
      await client.realtime.setAuth()
    },
  }
}
