import 'server-only'
import type { UserCaller } from '@/lib/auth/caller'
import { AppError } from '@/lib/errors'
import type { InvitationOffer } from '@/lib/features/invitations/schema'
import { getOffer } from '@/lib/features/invitations/service'

/** The invitation as this caller may see it, or the reason they may not. */
export async function offerTo(
  caller: UserCaller,
  token: string,
): Promise<InvitationOffer | 'closed' | 'not-yours' | 'withdrawn'> {
  try {
    return await getOffer(caller, token)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return 'closed'
    if (error instanceof AppError && error.code === 'forbidden') return 'not-yours'
    if (error instanceof AppError && error.code === 'conflict') return 'withdrawn'
    throw error
  }
}
