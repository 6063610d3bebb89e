import { messages } from '@/app/_messages/messages'
import { FormPage } from '@/app/_ui/form-page'
import { TextLink } from '@/app/_ui/text-link'

/** An invalid link, and the ways to continue. */
export async function DeadLink() {
  const { mailedLink: m } = await messages()

  return (
    <FormPage title={m.deadTitle}>
      <div className="grid gap-3">
        <p>{m.dead}</p>
        <ul className="grid gap-2">
          <li>
            <TextLink href="/sign-in">{m.deadSignIn}</TextLink>
          </li>
          <li>
            <TextLink href="/sign-up">{m.deadConfirmation}</TextLink>
          </li>
          <li>
            <TextLink href="/forgot-password">{m.deadReset}</TextLink>
          </li>
        </ul>
      </div>
    </FormPage>
  )
}

/** The first of two mailboxes has confirmed a change of address. */
export async function AddressConfirmed() {
  const { mailedLink: m } = await messages()

  return (
    <FormPage title={m.confirmedTitle}>
      <p>{m.confirmed}</p>
    </FormPage>
  )
}
