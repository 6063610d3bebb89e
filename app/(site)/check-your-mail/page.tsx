import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { FormPage } from '@/app/_ui/form-page'
import { TextLink } from '@/app/_ui/text-link'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).checkMail.title }
}

/** Says the same whether or not the address has an account. */
export default async function Page({ searchParams }: PageProps<'/check-your-mail'>) {
  const purpose = (await searchParams).for
  const { checkMail } = await messages()

  return (
    <FormPage title={checkMail.title}>
      <div className="grid gap-3">
        <p>{purpose === 'sign-up' ? checkMail.signUp : checkMail.ifKnown}</p>
        <p className="text-ink-soft">
          {checkMail.nothing} <TextLink href="/sign-in">{checkMail.back}</TextLink> {checkMail.again}
        </p>
      </div>
    </FormPage>
  )
}
