import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { FormPage } from '@/app/_ui/form-page'
import { TextLink } from '@/app/_ui/text-link'
import { askAgainPath, purposeOf } from './purposes'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).checkMail.title }
}

/** Reads the same for an address with and without an account. */
export default async function Page({ searchParams }: PageProps<'/check-your-mail'>) {
  const { for: asked, next } = await searchParams
  const purpose = purposeOf(asked)
  const { checkMail } = await messages()

  return (
    <FormPage title={checkMail.title}>
      <div className="grid gap-3">
        <p>{checkMail[purpose]}</p>
        <p className="text-ink-soft">
          {checkMail.nothing} <TextLink href={askAgainPath(purpose, next)}>{checkMail.again}</TextLink>
        </p>
      </div>
    </FormPage>
  )
}
