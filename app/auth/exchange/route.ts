import type { Route } from 'next'
import type { NextRequest } from 'next/server'
import { wayIn } from '@/lib/auth/link-way'
import { refusalIn } from '@/lib/auth/oauth'
import { pageSupabase } from '@/lib/auth/page-caller'
import { noteRefusedProvider } from '@/lib/features/account/identity-service'
import { AuthCode } from '@/lib/features/account/sign-in-schema'
import { exchangeCode } from '@/lib/features/account/sign-in-service'
import { limitLink } from '../limit-link'
import { refusedProvider } from '../refused-provider'
import { rememberOwner } from '../remember-owner'
import { seeOther } from '../see-other'
import { deadLink, spendLink } from '../spend-link'

export { HEAD } from '../head'

/** The button of /auth/callback. Signs in with the code, in the browser that requested it. */
export async function POST(request: NextRequest) {
  return spendLink(
    request,
    (form) => AuthCode.safeParse(form.get('code')).data,
    async (code, next) =>
      (await exchangeCode(await pageSupabase(), code, 'mail')) === 'refused' ? deadLink : next,
  )
}

/**
 * The return from a service. No button is needed: a code is good for the browser alone whose cookies have the other half of it, so a
 * link of somebody else signs nobody in.
 */
export async function GET({ nextUrl, headers }: NextRequest) {
  const { next } = wayIn(nextUrl.searchParams.get('next'))
  const refusal = refusalIn(nextUrl.searchParams)
  const code = AuthCode.safeParse(nextUrl.searchParams.get('code')).data
  if (refusal || !code) {
    noteRefusedProvider(await pageSupabase())
    return back(refusal ?? 'provider-failed', next)
  }
  try {
    await limitLink(headers)
    const outcome = await exchangeCode(await pageSupabase(), code, 'provider')
    if (outcome === 'refused') return back('provider-failed', next)
    await rememberOwner()
    return seeOther(outcome === 'signed-up' ? `/welcome?${new URLSearchParams({ next })}` : next)
  } catch (error) {
    return refusedProvider(error, '/sign-in')
  }
}

function back(notice: string, next: Route): Response {
  return seeOther(`/sign-in?${new URLSearchParams({ notice, next })}`)
}
