import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Button } from '@/app/_ui/button'
import { FormPage } from '@/app/_ui/form-page'
import { Notice } from '@/app/_ui/notice'
import { visitingCaller } from '@/lib/auth/page-caller'
import { AppError } from '@/lib/errors'
import { getProfile } from '@/lib/features/account/service'

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
  const visitor = await visitorEmail()
  const isSomebodyElse = visitor !== undefined && visitor !== email

  return (
    <FormPage title={title}>
      <form action={action} method="post" className="grid gap-4">
        {does.map((sentence) => (
          <p key={sentence} className="wrap-anywhere">
            {sentence}
          </p>
        ))}
        {isSomebodyElse && <Notice>{fill(m.instead, { email: visitor })}</Notice>}
        {Object.entries(carries).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit">{verb}</Button>
        <p className="text-ink-soft">{m.nothingYet}</p>
      </form>
    </FormPage>
  )
}

/** Undefined also while the account cannot be read, so that the link goes on. */
async function visitorEmail() {
  try {
    const caller = await visitingCaller()
    return caller && ((await getProfile(caller)).email ?? undefined)
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}
