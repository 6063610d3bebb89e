import type { Route } from 'next'
import type { NextRequest } from 'next/server'
import { refuseImpersonated } from '@/lib/auth/caller'
import { requireOwnOrigin } from '@/lib/auth/origin'
import { impersonatingVisitor } from '@/lib/auth/page-caller'
import { wayIn } from '@/lib/auth/link-way'
import { readForm } from '@/lib/http/body'
import { limitLink } from './limit-link'
import { refusedLink } from './refused-link'
import { rememberOwner } from './remember-owner'
import { seeOther } from './see-other'

/** The page without a token, which explains an invalid link. */
export const deadLink: Route = '/auth/confirm'

/**
 * Uses a link up after a person has pressed the button of its page. Scanners press no button, and other sites cannot. `read`
 * finds the token in the form. `spend` uses it up and returns the next page.
 */
export async function spendLink<Link>(
  request: NextRequest,
  read: (form: FormData) => Link | undefined,
  spend: (link: Link, next: Route) => Promise<Route>,
): Promise<Response> {
  try {
    requireOwnOrigin(request)
    if (!request.headers.get('cookie')) return seeOther('/sign-in?notice=cookies-off')
    refuseImpersonated(await impersonatingVisitor())
    const form = await readForm(request)
    const link = read(form)
    if (link === undefined) return seeOther(deadLink)
    await limitLink(request.headers)
    const path = await spend(link, wayIn(form.get('next')).next)
    await rememberOwner()
    return seeOther(path)
  } catch (error) {
    return refusedLink(error)
  }
}
