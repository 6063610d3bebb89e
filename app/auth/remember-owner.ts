import { headers } from 'next/headers'
import { ownerOfId, rememberDevice } from '@/lib/auth/device-cookie'
import { pageSupabase } from '@/lib/auth/page-caller'
import { sessionCaller } from '@/lib/auth/session'
import { getAccount } from '@/lib/features/account/service'
import { reportError } from '@/lib/observability/report'
import { requestIdFrom } from '@/lib/observability/request-id'

/**
 * Knows this browser from now on, with what else has been proved in it, unless a second factor is still to be proved: whoever knows a
 * password is not the owner yet. Never fails, because the visitor is signed in by now.
 */
export async function rememberOwner(...proved: string[]): Promise<void> {
  const requestId = requestIdFrom(await headers())
  try {
    const caller = await sessionCaller(await pageSupabase(), requestId)
    if (!caller || caller.awaitsFactor) return
    const { email } = await getAccount(caller)
    await rememberDevice(ownerOfId(caller.userId), ...(email ? [email] : []), ...proved)
  } catch (error) {
    reportError(error, { requestId })
  }
}
