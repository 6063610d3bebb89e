import type { NextRequest } from 'next/server'
import { ownPath } from '@/lib/auth/own-path'
import { pageSupabase } from '@/lib/auth/page-caller'
import { exchangeCode } from '@/lib/features/account/service'
import { probeLink } from '../follow-link'
import { limitLink } from '../limit-link'
import { refusedLink } from '../refused-link'
import { seeOther } from '../see-other'

/** Where the auth server sends people back with a code, as other identity providers ask. https://supabase.com/docs/guides/auth/sessions/pkce-flow */
export async function GET({ headers, nextUrl: { searchParams } }: NextRequest) {
  const code = searchParams.get('code')
  if (!code) return seeOther('/sign-in?notice=link-invalid')

  try {
    await limitLink(headers)
    const accepted = await exchangeCode(await pageSupabase(), code)
    return seeOther(accepted ? ownPath(searchParams.get('next')) : '/sign-in?notice=link-invalid')
  } catch (error) {
    return refusedLink(error)
  }
}

// Next would answer it with what GET does.
export const HEAD = probeLink
