import type { NextRequest } from 'next/server'
import { pageCaller, pageSupabase } from '@/lib/auth/page-caller'
import { AppError } from '@/lib/errors'
import { beginLinking } from '@/lib/features/account/identity-service'
import { goToProvider } from '../../go-to-provider'

/** The buttons of the account page. Begins to add a service to the account of this session, once its person has proved to be it. */
export async function POST(request: NextRequest) {
  return goToProvider(request, '/account', async (provider) => {
    const caller = await pageCaller()
    if (!caller) throw new AppError('unauthenticated', 'Sign in to continue.')
    return beginLinking(await pageSupabase(), caller, provider)
  })
}
