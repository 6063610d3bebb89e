import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { messages } from '@/app/_messages/messages'
import { Button } from '@/app/_ui/button'
import { FormPage } from '@/app/_ui/form-page'
import { TextLink } from '@/app/_ui/text-link'
import { ownPath } from '@/lib/auth/own-path'
import { requireSignedIn } from '@/lib/auth/page-caller'
import { getSignInMethods } from '@/lib/features/account/identity-service'
import { listFactors } from '@/lib/features/factors/confirmation-service'
import { listPasskeys } from '@/lib/features/passkeys/service'
import { ByCode } from './by-code'
import { ByLink } from './by-link'
import { ByPasskey } from './by-passkey'
import { ByPassword } from './by-password'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).confirmIdentity.title }
}

/** The second step of a sign-in, and the proof before a sensitive change: by a second factor, or where there is none by the password, a passkey or a mailed link. */
export default async function Page({ searchParams }: PageProps<'/confirm-identity'>) {
  const { next: asked, need } = await searchParams
  const next = ownPath(asked)
  const caller = await requireSignedIn()
  const [factors, { hasPassword }, passkeys, { confirmIdentity: m }] = await Promise.all([
    listFactors(caller),
    getSignInMethods(caller),
    listPasskeys(caller),
    messages(),
  ])
  const hasFactor = factors.length > 0
  // A workspace that demands a factor takes no password in its place.
  if (need === 'factor' && !hasFactor) redirect('/account/two-step')

  return (
    <FormPage
      title={m.title}
      lead={hasFactor ? m.codeLead : hasPassword ? m.passwordLead : m.linkLead}
      below={
        <>
          {hasFactor && (
            <p>
              {m.lost}{' '}
              <TextLink href={`/confirm-identity/recovery?${new URLSearchParams({ next })}`}>
                {m.useRecovery}
              </TextLink>
            </p>
          )}
          <form action="/auth/sign-out" method="post">
            <Button type="submit" look="quiet" className="-ml-3.5">
              {m.signOut}
            </Button>
          </form>
        </>
      }
    >
      {hasFactor && <ByCode factors={factors} next={next} />}
      {!hasFactor && hasPassword && <ByPassword caller={caller} next={next} />}
      {!hasFactor && !hasPassword && <ByLink next={next} />}
      {!hasFactor && passkeys.length > 0 && <ByPasskey next={next} />}
    </FormPage>
  )
}
