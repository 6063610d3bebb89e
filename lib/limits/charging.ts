import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { addressGroup } from './address-group'
import { type LimitClass, quotas } from './quotas'
import { RequestCharge } from './request-charge'

/** Stands for every address that is not known: an allowance for an e-mail address, or for guesses at links, holds without one too. */
const SOMEWHERE = 'somewhere'

/** The charge of a request from where it comes, before it is known who asks. Nothing is charged to an unknown address. */
export function chargeAddress(limit: LimitClass, headers: Headers, charge: RequestCharge): void {
  const address = addressGroup(headers)
  if (address) charge.add(quotas.byAddress[limit], address)
}

/** Users and API keys have allowances of their own, wherever they ask from. */
export function chargeCaller(limit: LimitClass, caller: Caller, charge: RequestCharge): void {
  charge.add(
    quotas.byCaller[limit],
    caller.via === 'key' ? `key ${caller.key.hash}` : `user ${caller.userId}`,
  )
}

/** The charge of an attempt to get into the account of an e-mail address. */
export function chargeMailAddress(email: string, headers: Headers, charge: RequestCharge): void {
  const mail = email.trim().toLowerCase()
  charge.add(quotas.byMailFromAddress, `${mail} ${addressGroup(headers) ?? SOMEWHERE}`)
  charge.add(quotas.byMail, mail)
}

/** The charge of a link whose owner is looked up. What comes from an unknown address is counted too, all of it together. */
export function chargeLookUp(headers: Headers, charge: RequestCharge): void {
  charge.add(quotas.lookUp, addressGroup(headers) ?? SOMEWHERE)
}
