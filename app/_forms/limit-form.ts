import 'server-only'
import { headers } from 'next/headers'
import { visitingCaller } from '@/lib/auth/page-caller'
import { chargeAddress, chargeCaller, chargeMailAddress } from '@/lib/limits/charging'
import { countRequest } from '@/lib/limits/count'
import type { LimitClass } from '@/lib/limits/quotas'
import { RequestCharge } from '@/lib/limits/request-charge'

/**
 * Counts a form against the limits of the caller, the client address and the email address that signs in. Throws `rate_limited`
 * with the time to wait. During an outage of Auth everybody counts as a visitor.
 */
export async function limitForm(limit: LimitClass, { email }: { email?: string } = {}): Promise<void> {
  const [caller, sent] = [await visitingCaller(), await headers()]
  const charge = new RequestCharge()

  chargeAddress(limit, sent, charge)
  if (caller) chargeCaller(limit, caller, charge)
  if (limit === 'sign-in' && email !== undefined) chargeMailAddress(email, sent, charge)
  await countRequest(charge)
}
