import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { addressGroup } from './address-group'
import { type LimitClass, type MailClass, quotas } from './quotas'
import { RequestCharge } from './request-charge'

const SOMEWHERE = 'somewhere'

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

export function chargeMail(limit: MailClass, mail: string, headers: Headers, charge: RequestCharge): void {
  const address = addressGroup(headers)
  if (!address) return
  charge.add(quotas.byMailFromAddress[limit], `${mail} ${address}`)
  if (limit === 'sign-in') charge.add(quotas.byMail, mail)
}

export function chargeDevice(device: string, mail: string, charge: RequestCharge): void {
  charge.add(quotas.byDevice, `${device} ${mail}`)
}

export function chargeLookUp(headers: Headers, charge: RequestCharge): void {
  charge.add(quotas.lookUp, addressGroup(headers) ?? SOMEWHERE)
}
