import type { Route } from 'next'
import { pageSupabase } from '@/lib/auth/page-caller'
import { ConfirmLink } from '@/lib/features/account/schema'
import { confirmLink } from '@/lib/features/account/service'
import { refusedLink } from './refused-link'
import { seeOther } from './see-other'

/** Signs in by the link of a mail and leads on. */
export async function followLink(searchParams: URLSearchParams, next: Route): Promise<Response> {
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
  return seeOther(link.data.type === 'recovery' ? '/reset-password' : next)
}

/** Mail scanners probe links: a probe must not use up the token. */
export function probeLink(): Response {
  return new Response(null, { status: 204 })
}
