import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { wayIn } from '@/lib/auth/mailed-link'
import { AuthCode } from '@/lib/features/account/schema'
import { GoOn } from '../go-on'
import { Dead } from '../without-form'

// The address of this page is the secret.
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).mailedLink.callbackTitle, referrer: 'same-origin', robots: 'noindex' }
}

/**
 * The page to which the auth server sends people back with a code, as other identity providers ask. The code shows whose it is only
 * when it is spent.
 * https://supabase.com/docs/guides/auth/sessions/pkce-flow
 */
export default async function Page({ searchParams }: PageProps<'/auth/callback'>) {
  const { code, next } = await searchParams
  const parsed = AuthCode.safeParse(code)
  if (!parsed.success) return <Dead />
  const { mailedLink: m } = await messages()

  return (
    <GoOn
      title={m.callbackTitle}
      does={[m.callback]}
      verb={m.verb}
      action="/auth/exchange"
      carries={{ code: parsed.data, next: wayIn(next).next }}
    />
  )
}
