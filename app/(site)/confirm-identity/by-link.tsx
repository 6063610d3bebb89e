import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { SubmitButton } from '@/app/_ui/submit-button'
import { confirmPasswordAction } from './actions'

/** For an account without a password, as one that another service has made. */
export async function ByLink({ next }: { next: string }) {
  const { confirmIdentity: m } = await messages()

  return (
    <Form action={confirmPasswordAction.bind(null, { next })}>
      <SubmitButton intent="link">{m.link}</SubmitButton>
    </Form>
  )
}
