import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { wayIn } from '@/lib/auth/link-way'
import { ConfirmLink, type LinkOwner } from '@/lib/features/account/sign-in-schema'
import { GoOn } from '../go-on'
import { ownerOf } from '../owner-of'
import { AddressConfirmed, DeadLink } from '../without-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).mailedLink.title }
}

/**
 * The page of mailed links. It uses nothing up, since mail scanners open links too. It names the account, and its button signs
 * in. https://supabase.com/docs/guides/auth/auth-email-templates#email-prefetching
 */
export default async function Page({ searchParams }: PageProps<'/auth/confirm'>) {
  const { token_hash: tokenHash, type, next, confirmed } = await searchParams
  if (confirmed === 'one') return <AddressConfirmed />

  const link = ConfirmLink.safeParse({ tokenHash, type })
  if (!link.success) return <DeadLink />
  const owner = await ownerOf(link.data)
  if (owner === 'dead') return <DeadLink />

  const carries = { token_hash: link.data.tokenHash, type: link.data.type, next: wayIn(next).next }
  return (
    <GoOn
      {...await wordsFor(link.data.type, owner)}
      {...(owner !== 'unknown' && { email: owner.email })}
      action="/auth/verify"
      carries={carries}
    />
  )
}

async function wordsFor(type: ConfirmLink['type'], owner: LinkOwner | 'unknown') {
  const { mailedLink: m } = await messages()

  if (type === 'email_change') {
    const change = { title: m.changeTitle, verb: m.changeVerb }
    if (owner === 'unknown') return { ...change, does: [m.unknown] }
    const sentence = fill(m.changes, { from: owner.email, to: owner.newEmail ?? '' })
    return { ...change, does: owner.awaitsOther ? [sentence, m.awaitsOther] : [sentence] }
  }

  const recovery = type === 'recovery'
  const words = recovery ? { title: m.resetTitle, verb: m.resetVerb } : { title: m.title, verb: m.verb }
  if (owner === 'unknown') return { ...words, does: [m.unknown] }
  return { ...words, does: [fill(recovery ? m.resets : m.signsIn, { email: owner.email })] }
}
