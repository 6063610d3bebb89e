import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { wayIn } from '@/lib/auth/link-way'
import { AuthCode } from '@/lib/features/account/sign-in-schema'
import { GoOn } from '../go-on'
import { DeadLink } from '../without-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).mailedLink.callbackTitle }
}

/**
 * The page to which Supabase Auth returns people with a code of an identity provider. The account of a code is known only after
 * its use. https://supabase.com/docs/guides/auth/sessions/pkce-flow
 */
export default async function Page({ searchParams }: PageProps<'/auth/callback'>) {
  const { code, next } = await searchParams
  const parsed = AuthCode.safeParse(code)
  if (!parsed.success) return <DeadLink />
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
