import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { FormPage } from '@/app/_ui/form-page'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { TextLink } from '@/app/_ui/text-link'
import { ownPath } from '@/lib/auth/own-path'
import { requireSignedIn } from '@/lib/auth/page-caller'
import { recoverAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).confirmIdentity.recoveryTitle }
}

/**
 * The way in for a person who has lost the device with the app. The page renders once more beside the redirect of its action, so it may not
 * lead elsewhere itself.
 */
export default async function Page({ searchParams }: PageProps<'/confirm-identity/recovery'>) {
  const next = ownPath((await searchParams).next)
  await requireSignedIn()
  const back = `/confirm-identity?${new URLSearchParams({ next })}` as const
  const { confirmIdentity: m } = await messages()

  return (
    <FormPage
      title={m.recoveryTitle}
      lead={m.recoveryLead}
      below={
        <>
          <p>
            <TextLink href={back}>{m.back}</TextLink>
          </p>
          <p>{m.noRecovery}</p>
        </>
      }
    >
      <Form action={recoverAction} className="grid gap-4">
        <TextField name="recoveryCode" label={m.recoveryCode} hint={m.recoveryHint} />
        <SubmitButton className="mt-1">{m.recoveryVerb}</SubmitButton>
      </Form>
    </FormPage>
  )
}
