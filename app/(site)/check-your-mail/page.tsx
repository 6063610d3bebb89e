import type { Metadata } from 'next'
import { FormPage } from '@/app/_ui/form-page'
import { TextLink } from '@/app/_ui/text-link'

export const metadata: Metadata = { title: 'Check your mail' }

/** Says the same whether or not the address has an account. */
export default async function Page({ searchParams }: PageProps<'/check-your-mail'>) {
  const purpose = (await searchParams).for

  return (
    <FormPage title="Check your mail">
      <div className="grid gap-3">
        <p>{purpose === 'sign-up' ? signUp : ifKnown}</p>
        <p className="text-ink-soft">
          Nothing after a minute? Look among the spam, or <TextLink href="/sign-in">go back</TextLink> and try
          again.
        </p>
      </div>
    </FormPage>
  )
}

const signUp =
  'We have sent you a message. Follow the link in it to finish, unless you already have an account here.'
const ifKnown = 'If the address has an account here, a link is on its way to it. The link works once.'
