import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Button } from '@/app/_ui/button'
import { FormPage } from '@/app/_ui/form-page'
import { Notice } from '@/app/_ui/notice'
import { visitingCaller } from '@/lib/auth/page-caller'

type Props = {
  title: string
  /** The label of the button. */
  does: string[]
  verb: string
  action: '/auth/verify' | '/auth/exchange'
  /** The hidden fields of the form. */
  carries: Record<string, string>
  /** The account that the link signs in, if known. */
  email?: string
}

/** Explains a link and waits for a click. A plain form works without scripts and in any build. */
export async function GoOn({ title, does, verb, action, carries, email }: Props) {
  const { mailedLink: m } = await messages()
  const caller = await visitingCaller()
  const isSomebodyElse = caller?.email !== undefined && caller.email !== email

  return (
    <FormPage title={title}>
      <form action={action} method="post" className="grid gap-4">
        {does.map((sentence) => (
          <p key={sentence} className="wrap-anywhere">
            {sentence}
          </p>
        ))}
        {isSomebodyElse && <Notice>{fill(m.instead, { email: caller.email! })}</Notice>}
        {Object.entries(carries).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit">{verb}</Button>
        <p className="text-ink-soft">{m.nothingYet}</p>
      </form>
    </FormPage>
  )
}
