import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { wayIn } from '@/lib/auth/mailed-link'
import { ConfirmLink, type LinkOwner } from '@/lib/features/account/schema'
import { GoOn } from '../go-on'
import { ownerOf } from '../owner-of'
import { Agreed, Dead } from '../without-form'

// The address of this page is the secret.
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).mailedLink.title, referrer: 'same-origin', robots: 'noindex' }
}

/**
 * The page that the links in our mails lead to. It spends nothing, since mail scanners open links too. It says whom the link signs
 * in, and its button does it. https://supabase.com/docs/guides/auth/auth-email-templates#email-prefetching
 */
export default async function Page({ searchParams }: PageProps<'/auth/confirm'>) {
  const { token_hash: tokenHash, type, next, agreed } = await searchParams
  if (agreed === 'one') return <Agreed />

  const link = ConfirmLink.safeParse({ tokenHash, type })
  if (!link.success) return <Dead />
  const owner = await ownerOf(link.data)
  if (owner === 'dead') return <Dead />

  const carries = { token_hash: link.data.tokenHash, type: link.data.type, next: wayIn(next).next }
  return (
    <GoOn
      {...await wordsFor(link.data.type, owner)}
      {...(owner !== 'untold' && { email: owner.email })}
      action="/auth/verify"
      carries={carries}
    />
  )
}

async function wordsFor(type: ConfirmLink['type'], owner: LinkOwner | 'untold') {
  const { mailedLink: m } = await messages()

  if (type === 'email_change') {
    const change = { title: m.changeTitle, verb: m.changeVerb }
    if (owner === 'untold') return { ...change, does: [m.untold] }
    const sentence = fill(m.changes, { from: owner.email, to: owner.newEmail ?? '' })
    return { ...change, does: owner.awaitsOther ? [sentence, m.awaitsOther] : [sentence] }
  }

  const recovery = type === 'recovery'
  const words = recovery ? { title: m.resetTitle, verb: m.resetVerb } : { title: m.title, verb: m.verb }
  if (owner === 'untold') return { ...words, does: [m.untold] }
  return { ...words, does: [fill(recovery ? m.resets : m.signsIn, { email: owner.email })] }
}
