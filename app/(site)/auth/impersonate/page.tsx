import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { limitLookUp } from '@/app/auth/limit-link'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Button } from '@/app/_ui/button'
import { FormPage } from '@/app/_ui/form-page'
import { Notice } from '@/app/_ui/notice'
import { visitingCaller } from '@/lib/auth/page-caller'
import { getProfile } from '@/lib/features/account/service'
import { LinkSecret } from '@/lib/features/impersonations/schema'
import { findImpersonation } from '@/lib/features/impersonations/service'
import { requestIdFrom } from '@/lib/observability/request-id'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).impersonation.title }
}

/** The page of an operator's link. It uses nothing up, since chats and scanners open links too. */
export default async function Page({ searchParams }: PageProps<'/auth/impersonate'>) {
  const { impersonation: m } = await messages()
  const link = LinkSecret.safeParse((await searchParams).token).data
  const prepared = link && (await find(link))
  if (!prepared) {
    return (
      <FormPage title={m.deadTitle}>
        <p>{m.dead}</p>
      </FormPage>
    )
  }

  const visitor = await visitingCaller()
  if (visitor) {
    const { displayName, email } = await getProfile(visitor)
    return (
      <FormPage title={m.title}>
        <Notice look="danger">{fill(m.signedIn, { person: email ?? displayName })}</Notice>
      </FormPage>
    )
  }

  const person = prepared.email ?? m.noAddress
  const until = prepared.expiresAt.slice(11, 16)
  return (
    <FormPage title={m.title}>
      <form action="/auth/start-viewing" method="post" className="grid gap-4">
        <p className="wrap-anywhere">{fill(m.does, { person, until })}</p>
        <p className="wrap-anywhere">{fill(m.told, { person })}</p>
        <input type="hidden" name="token" value={link} />
        <Button type="submit">{m.verb}</Button>
      </form>
    </FormPage>
  )
}

async function find(link: string) {
  const sent = await headers()
  await limitLookUp(sent)
  return findImpersonation(requestIdFrom(sent), link)
}
