import 'server-only'
import { headers } from 'next/headers'
import type { UserCaller } from '@/lib/auth/caller'
import { knownDevice, ownerOfFactor, ownerOfId } from '@/lib/auth/device-cookie'
import { visitingCaller } from '@/lib/auth/page-caller'
import { addressGroup } from '@/lib/limits/address-group'
import { chargeAddress, chargeCaller, chargeDevice, chargeMail } from '@/lib/limits/charging'
import { countRequest } from '@/lib/limits/count'
import type { DeviceClass, LimitClass, MailClass } from '@/lib/limits/quotas'
import { RequestCharge } from '@/lib/limits/request-charge'
import { slowDown } from '@/lib/limits/slow-down'

/** The fields of a form that name what it tries to open. */
type Named = { email?: string; factorId?: string }

/**
 * Counts a form against the limits of the caller, the client address and the email address that it names, or in a browser that knows the
 * owner against its own alone, so that no stranger uses them up. Throws `rate_limited` with the time to wait. During an outage of Auth
 * everybody counts as a visitor.
 */
export async function limitForm(limit: LimitClass, named: Named = {}): Promise<void> {
  const [caller, sent] = [await visitingCaller(), await headers()]
  const charge = new RequestCharge()
  const owner = hasDevices(limit) ? ownerOf(limit, named, caller) : undefined
  const device = owner && (await knownDevice(owner))

  if (hasDevices(limit) && owner && device) {
    chargeDevice(limit, device, owner, charge)
    return countRequest(charge)
  }

  const mail = namesAccount(limit) ? named.email : undefined
  chargeAddress(limit, sent, charge)
  if (namesAccount(limit) && mail !== undefined) chargeMail(limit, mail, sent, charge)
  if (caller) chargeCaller(limit, caller, charge)
  await countRequest(charge)

  const isFromNowhere = addressGroup(sent) === undefined
  if (namesAccount(limit) && mail !== undefined && isFromNowhere) await slowDown(limit, mail)
}

export function namesAccount(limit: LimitClass): limit is MailClass {
  return limit === 'sign-in' || limit === 'mail'
}

function hasDevices(limit: LimitClass): limit is DeviceClass {
  return namesAccount(limit) || limit === 'code' || limit === 'proof'
}

/** The one whom the browser has to know. Its count takes all spellings as one. */
function ownerOf(limit: DeviceClass, { email, factorId }: Named, caller: UserCaller | undefined) {
  if (limit === 'code') return factorId && ownerOfFactor(factorId)
  if (namesAccount(limit) && email !== undefined) return email
  return caller && ownerOfId(caller.userId)
}
