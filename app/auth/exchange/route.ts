import type { NextRequest } from 'next/server'
import { pageSupabase } from '@/lib/auth/page-caller'
import { AuthCode } from '@/lib/features/account/sign-in-schema'
import { exchangeCode } from '@/lib/features/account/sign-in-service'
import { deadLink, spendLink } from '../spend-link'

/** Takes the button of /auth/callback: signs in by the code of the auth server, in the browser that asked for it. */
export async function POST(request: NextRequest) {
  return spendLink(
    request,
    (form) => AuthCode.safeParse(form.get('code')).data,
    async (code, next) => ((await exchangeCode(await pageSupabase(), code)) ? next : deadLink),
  )
}
