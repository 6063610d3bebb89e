import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { addressGroup } from './address-group'
import { type LimitClass, quotas } from './quotas'
import { RequestCharge } from './request-charge'

/** Stands for unknown addresses, so the allowances of email addresses and links always hold. */
const SOMEWHERE = 'somewhere'

/** Unknown addresses are not charged, because all visitors would share one allowance. */
export function chargeAddress(limit: LimitClass, headers: Headers, charge: RequestCharge): void {
  const address = addressGroup(headers)
  if (address) charge.add(quotas.byAddress[limit], address)
}

export function chargeCaller(limit: LimitClass, caller: Caller, charge: RequestCharge): void {
  charge.add(
    quotas.byCaller[limit],
    caller.via === 'key' ? `key ${caller.key.hash}` : `user ${caller.userId}`,
  )
}

export function chargeMailAddress(email: string, headers: Headers, charge: RequestCharge): void {
  const mail = email.trim().toLowerCase()
  charge.add(quotas.byMailFromAddress, `${mail} ${addressGroup(headers) ?? SOMEWHERE}`)
  charge.add(quotas.byMail, mail)
}

/** Counts all unknown addresses together. */
export function chargeLookUp(headers: Headers, charge: RequestCharge): void {
  charge.add(quotas.lookUp, addressGroup(headers) ?? SOMEWHERE)
}
