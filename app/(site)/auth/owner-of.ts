import 'server-only'
import { headers } from 'next/headers'
import { limitLookUp } from '@/app/auth/limit-link'
import { AppError, type ErrorCode } from '@/lib/errors'
import { findLinkOwner } from '@/lib/features/account/link-service'
import type { ConfirmLink, LinkOwner } from '@/lib/features/account/sign-in-schema'
import { requestIdFrom } from '@/lib/observability/request-id'

const passing: ReadonlySet<ErrorCode> = new Set(['busy', 'rate_limited', 'unavailable'])

/** Finds the account of a link without using it: `dead` for an invalid link, `unknown` during an outage. */
export async function ownerOf(link: ConfirmLink): Promise<LinkOwner | 'dead' | 'unknown'> {
  const sent = await headers()
  try {
    await limitLookUp(sent)
    return (await findLinkOwner(requestIdFrom(sent), link)) ?? 'dead'
  } catch (error) {
    if (error instanceof AppError && passing.has(error.code)) return 'unknown'
    throw error
  }
}
