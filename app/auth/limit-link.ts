import 'server-only'
import { chargeAddress, chargeLookUp } from '@/lib/limits/charging'
import { countRequest } from '@/lib/limits/count'
import { RequestCharge } from '@/lib/limits/request-charge'

/**
 * Counts a used link against the address, before the token is tried, since each may be a guess. Throws
 * `rate_limited`.
 */
export async function limitLink(headers: Headers): Promise<void> {
  const charge = new RequestCharge()
  chargeAddress('link', headers, charge)
  await countRequest(charge)
}

/** Counts an opened link before its token is looked up. Throws `rate_limited`. */
export async function limitLookUp(headers: Headers): Promise<void> {
  const charge = new RequestCharge()
  chargeLookUp(headers, charge)
  await countRequest(charge)
}
