import { messages } from '@/app/_messages/messages'
import { PasskeyCeremony } from '@/app/_passkeys/ceremony'
import { Form } from '@/app/_ui/form'
import { confirmPasskeyAction } from './actions'

export async function ByPasskey({ next }: { next: string }) {
  const { passkeyCeremony: words } = await messages()

  return (
    <Form action={confirmPasskeyAction.bind(null, { next })} className="grid gap-4">
      <PasskeyCeremony kind="get" verb={words.confirm} words={words} />
    </Form>
  )
}
