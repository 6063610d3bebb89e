import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { SubmitButton } from '@/app/_ui/submit-button'
import { sendPasswordLinkAction } from './actions'

/** The way to a first password, by a mailed link, for an account that has none. */
export async function PasswordLink() {
  const { account: m } = await messages()

  return (
    <Form action={sendPasswordLinkAction} label={m.setPassword} className="grid gap-4">
      <p>{m.noPassword}</p>
      <div>
        <SubmitButton look="secondary" className="max-sm:w-full">
          {m.sendPasswordLink}
        </SubmitButton>
      </div>
    </Form>
  )
}
