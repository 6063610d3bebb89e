import { rememberDevice } from '@/lib/auth/device-cookie'
import { visitingCaller } from '@/lib/auth/page-caller'
import { getAccount } from '@/lib/features/account/service'
import { reportError } from '@/lib/observability/report'

/** Knows this browser from now on. Never fails, because the visitor is signed in by now. */
export async function rememberOwner(): Promise<void> {
  const caller = await visitingCaller()
  if (!caller) return
  try {
    const { email } = await getAccount(caller)
    if (email) await rememberDevice(email)
  } catch (error) {
    reportError(error, { requestId: caller.requestId, userId: caller.userId })
  }
}
