import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { mailboxOf } from '@/lib/mail/address'
import { addressGroup } from './address-group'
import { type DeviceClass, type LimitClass, type MailClass, quotas } from './quotas'
import { RequestCharge } from './request-charge'

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

/** Counts by mailbox. Unknown addresses are not charged, because anybody could lock the owner out. */
export function chargeMail(limit: MailClass, mail: string, headers: Headers, charge: RequestCharge): void {
  const address = addressGroup(headers)
  if (!address) return
  charge.add(quotas.byMailFromAddress[limit], `${mailboxOf(mail)} ${address}`)
  if (limit === 'sign-in') charge.add(quotas.byMail, mailboxOf(mail))
}

/** The owner is the one whom the device knows, as in lib/auth/device-cookie.ts. */
export function chargeDevice(limit: DeviceClass, device: string, owner: string, charge: RequestCharge): void {
  charge.add(quotas.byDevice[limit], `${device} ${mailboxOf(owner)}`)
}

export function chargeLookUp(headers: Headers, charge: RequestCharge): void {
  charge.add(quotas.lookUp, addressGroup(headers) ?? SOMEWHERE)
}
