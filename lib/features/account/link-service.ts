import { asService } from '@/lib/db/transaction'
import { selectLinkOwner } from './queries'
import { type ConfirmLink, LINK_LIFETIME_SECONDS, type LinkOwner } from './sign-in-schema'

/**
 * Looks up the owner of a link without using it up. Undefined for a link that no longer works. The service role asks, because the holder of the
 * token is nobody yet. Each call may be a guess: count it before.
 */
export async function findLinkOwner(requestId: string, link: ConfirmLink): Promise<LinkOwner | undefined> {
  const found = await asService(requestId, (tx) => selectLinkOwner(tx, link))
  if (!found?.email || !found.mailedAt || isOver(found.mailedAt)) return undefined
  const { email, newEmail, awaitsOther } = found
  return { email, newEmail, awaitsOther }
}

function isOver(mailedAt: string) {
  return Date.parse(mailedAt) + LINK_LIFETIME_SECONDS * 1_000 < Date.now()
}
