import type { NextRequest } from 'next/server'
import { refusalIn } from '@/lib/auth/oauth'
import { pageSupabase, visitingCaller } from '@/lib/auth/page-caller'
import { noteLinking, noteRefusedProvider } from '@/lib/features/account/identity-service'
import { reportError } from '@/lib/observability/report'
import { seeOther } from '../see-other'

export { HEAD } from '../head'

/**
 * The return from a service that was to be added to an account. Auth has added it by now, so the code that would open one more session
 * stays unspent, and a session that has proved a second factor stays as it is.
 */
export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  const refusal = refusalIn(nextUrl.searchParams)
  await note(refusal !== undefined)
  return seeOther(`/account?notice=${refusal ?? 'provider-linked'}`)
}

/** Never fails, because the service is connected by now. */
async function note(isRefused: boolean): Promise<void> {
  const [supabase, caller] = [await pageSupabase(), await visitingCaller()]
  if (isRefused) return noteRefusedProvider(supabase)
  if (!caller || caller.impersonation) return
  try {
    await noteLinking(supabase, caller)
  } catch (error) {
    reportError(error, { requestId: caller.requestId, userId: caller.userId })
  }
}
