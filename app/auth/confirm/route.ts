import type { NextRequest } from 'next/server'
import { ownPath } from '@/lib/auth/own-path'
import { pageSupabase } from '@/lib/auth/page-caller'
import { ConfirmLink } from '@/lib/features/account/schema'
import { confirmLink } from '@/lib/features/account/service'
import { refusedLink } from '../refused-link'
import { seeOther } from '../see-other'

/** Where the links in our mails lead. https://supabase.com/docs/guides/auth/server-side/nextjs */
export async function GET({ nextUrl: { searchParams } }: NextRequest) {
  const link = ConfirmLink.safeParse({
    tokenHash: searchParams.get('token_hash'),
    type: searchParams.get('type'),
  })
  if (!link.success) return seeOther('/sign-in?notice=link-invalid')

  try {
    const confirmed = await confirmLink(await pageSupabase(), link.data)
    if (!confirmed) return seeOther('/sign-in?notice=link-invalid')
  } catch (error) {
    return refusedLink(error)
  }
  return seeOther(link.data.type === 'recovery' ? '/reset-password' : ownPath(searchParams.get('next')))
}

/** Mail scanners probe links: a probe must not use up the token. */
export function HEAD() {
  return new Response(null, { status: 204 })
}
