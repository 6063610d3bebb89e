import type { Route } from 'next'
import type { NextRequest } from 'next/server'
import { refuseImpersonated } from '@/lib/auth/caller'
import { OfferedProvider } from '@/lib/auth/oauth'
import { requireOwnOrigin } from '@/lib/auth/origin'
import { impersonatingVisitor } from '@/lib/auth/page-caller'
import type { OAuthProvider } from '@/lib/environment/oauth'
import { readForm } from '@/lib/http/body'
import { leaveFor } from './leave-for'
import { limitLink } from './limit-link'
import { refusedProvider } from './refused-provider'
import { seeOther } from './see-other'

/** Leads the sender of a button of `page` to the service that it names, at the address that `begin` makes for it. */
export async function goToProvider(
  request: NextRequest,
  page: '/sign-in' | '/account',
  begin: (provider: OAuthProvider, form: FormData) => Promise<string>,
): Promise<Response> {
  try {
    requireOwnOrigin(request)
    if (!request.headers.get('cookie')) return seeOther('/sign-in?notice=provider-cookies')
    refuseImpersonated(await impersonatingVisitor())
    const form = await readForm(request)
    const provider = OfferedProvider.safeParse(form.get('provider'))
    if (!provider.success) return seeOther(`${page}?notice=provider-failed` as Route)
    await limitLink(request.headers)
    return await leaveFor(await begin(provider.data, form))
  } catch (error) {
    return refusedProvider(error, page)
  }
}
