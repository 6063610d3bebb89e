import 'server-only'
import { headers } from 'next/headers'
import { knownDevice } from '@/lib/auth/device-cookie'
import { visitingCaller } from '@/lib/auth/page-caller'
import { addressGroup } from '@/lib/limits/address-group'
import { chargeAddress, chargeCaller, chargeDevice, chargeMail } from '@/lib/limits/charging'
import { countRequest } from '@/lib/limits/count'
import type { LimitClass, MailClass } from '@/lib/limits/quotas'
import { RequestCharge } from '@/lib/limits/request-charge'
import { slowDown } from '@/lib/limits/slow-down'

/**
 * Counts a form against the limits of the caller, the client address and the email address that it names. Throws `rate_limited` with
 * the time to wait. During an outage of Auth everybody counts as a visitor.
 */
export async function limitForm(limit: LimitClass, { email }: { email?: string } = {}): Promise<void> {
  const [caller, sent] = [await visitingCaller(), await headers()]
  const charge = new RequestCharge()
  const mail = namesAccount(limit) ? email?.trim().toLowerCase() : undefined
  const device = limit === 'sign-in' && mail !== undefined ? await knownDevice(mail) : undefined

  if (device !== undefined) chargeDevice(device, mail!, charge)
  else {
    chargeAddress(limit, sent, charge)
    if (namesAccount(limit) && mail !== undefined) chargeMail(limit, mail, sent, charge)
  }
  if (caller) chargeCaller(limit, caller, charge)
  await countRequest(charge)

  const isUnknown = device === undefined && addressGroup(sent) === undefined
  if (namesAccount(limit) && mail !== undefined && isUnknown) await slowDown(limit, mail)
}

export function namesAccount(limit: LimitClass): limit is MailClass {
  return limit === 'sign-in' || limit === 'mail'
}
