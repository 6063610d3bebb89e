import type { NextRequest } from 'next/server'
import { wayIn } from '@/lib/auth/link-way'
import { pageSupabase } from '@/lib/auth/page-caller'
import { beginProviderSignIn } from '@/lib/features/account/identity-service'
import { goToProvider } from '../go-to-provider'

/** The buttons of the services. Begins a sign-in, and keeps the secret half of it in this browser. */
export async function POST(request: NextRequest) {
  return goToProvider(request, '/sign-in', async (provider, form) =>
    beginProviderSignIn(await pageSupabase(), provider, wayIn(form.get('next')).next),
  )
}
