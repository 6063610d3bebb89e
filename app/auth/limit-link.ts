import 'server-only'
import { chargeAddress, chargeLookUp } from '@/lib/limits/charging'
import { countRequest } from '@/lib/limits/count'
import { RequestCharge } from '@/lib/limits/request-charge'

/**
 * Counts a link that somebody follows as an attempt to sign in from their address, before its token is tried: each may be a guess.
 * Throws `rate_limited`.
 */
export async function limitLink(headers: Headers): Promise<void> {
  const charge = new RequestCharge()
  chargeAddress('sign-in', headers, charge)
  await countRequest(charge)
}

/** Counts a link that is opened and not yet followed, before it is looked up. Throws `rate_limited`. */
export async function limitLookUp(headers: Headers): Promise<void> {
  const charge = new RequestCharge()
  chargeLookUp(headers, charge)
  await countRequest(charge)
}
