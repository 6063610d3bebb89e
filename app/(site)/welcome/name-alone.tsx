import type { Route } from 'next'
import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { FormPage } from '@/app/_ui/form-page'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { TextLink } from '@/app/_ui/text-link'
import { welcomeNameAction } from './actions'

/** The name of an account that another service has made, which may have brought one. */
export async function NameAlone({ displayName, next }: { displayName: string; next: Route }) {
  const { welcome: m, fields } = await messages()

  return (
    <FormPage
      title={m.title}
      lead={m.nameLead}
      below={
        <p>
          {m.setPasswordLater} <TextLink href={next}>{m.skipName}</TextLink>
        </p>
      }
    >
      <Form action={welcomeNameAction.bind(null, { next })} className="grid gap-4">
        <TextField
          name="displayName"
          label={fields.yourName}
          hint={fields.yourNameHint}
          autoComplete="name"
          defaultValue={displayName}
        />
        <SubmitButton className="mt-1">{m.verb}</SubmitButton>
      </Form>
    </FormPage>
  )
}
