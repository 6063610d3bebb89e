import type { Route } from 'next'
import type { NextRequest } from 'next/server'
import { pageSupabase } from '@/lib/auth/page-caller'
import { ConfirmLink } from '@/lib/features/account/schema'
import { confirmLink } from '@/lib/features/account/service'
import { limitLink } from './limit-link'
import { refusedLink } from './refused-link'
import { seeOther } from './see-other'

/** Signs in by the link of a mail and leads on. */
export async function followLink({ headers, nextUrl }: NextRequest, next: Route): Promise<Response> {
  const { searchParams } = nextUrl
  const link = ConfirmLink.safeParse({
    tokenHash: searchParams.get('token_hash'),
    type: searchParams.get('type'),
  })
  if (!link.success) return seeOther('/sign-in?notice=link-invalid')

  try {
    await limitLink(headers)
    const confirmed = await confirmLink(await pageSupabase(), link.data)
    if (!confirmed) return seeOther('/sign-in?notice=link-invalid')
  } catch (error) {
    return refusedLink(error)
  }
  return seeOther(link.data.type === 'recovery' ? '/reset-password' : next)
}

/** Mail scanners probe links: a probe must not use up the token. It tries none either, so it counts as no attempt. */
export function probeLink(): Response {
  return new Response(null, { status: 204 })
}
