import { isIP } from 'node:net'
import type { Keys } from './context.ts'

// Nobody else reaches the local API.
const LOOPBACK = '127.0.0.1'

/**
 * The address that a request of Auth counts for and that its session keeps: the one that a server forwards, if it has the secret key.
 * https://supabase.com/docs/guides/auth/rate-limits#ip-address-forwarding
 */
export function callerAddress({ headers }: Request, { secret }: Keys): string {
  if (headers.get('apikey') !== secret) return LOOPBACK
  const [forwarded = ''] = (headers.get('sb-forwarded-for') ?? '').split(',', 1).map((entry) => entry.trim())
  return isIP(forwarded) && !forwarded.includes('%') ? forwarded : LOOPBACK
}
