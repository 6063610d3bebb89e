import type { NextRequest } from 'next/server'
import { pageSupabase } from '@/lib/auth/page-caller'
import { AuthCode } from '@/lib/features/account/sign-in-schema'
import { exchangeCode } from '@/lib/features/account/sign-in-service'
import { deadLink, spendLink } from '../spend-link'

/** The button of /auth/callback. Signs in with the code, in the browser that requested it. */
export async function POST(request: NextRequest) {
  return spendLink(
    request,
    (form) => AuthCode.safeParse(form.get('code')).data,
    async (code, next) => ((await exchangeCode(await pageSupabase(), code)) ? next : deadLink),
  )
}
