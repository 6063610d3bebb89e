import { redirect } from 'next/navigation'
import { hasLostWay } from '@/lib/auth/oauth'
import { visitingCaller } from '@/lib/auth/page-caller'
import { env } from '@/lib/env'
import { messages } from '../_messages/messages'
import { classes } from '../_ui/classes'
import { LinkButton } from '../_ui/link-button'
import { TextLink } from '../_ui/text-link'
import { DemoLogins } from './demo-logins'
import { shownParts } from './shown-parts'

export default async function Page({ searchParams }: PageProps<'/'>) {
  if (hasLostWay(await searchParams)) redirect('/sign-in?notice=provider-failed')
  const [caller, { landing, signIn }] = await Promise.all([visitingCaller(), messages()])
  const parts = [
    [landing.isolationTitle, landing.isolation],
    [landing.servicesTitle, landing.services],
    [landing.apiTitle, landing.api],
    [landing.localTitle, landing.local],
    [landing.testsTitle, landing.tests],
    [landing.replaceTitle, landing.replace],
  ] as const

  return (
    <div className="grid gap-14 sm:gap-20">
      <section
        className={classes(
          'grid items-center gap-10 sm:pt-6',
          shownParts.length > 0 && 'lg:grid-cols-[1fr_1.05fr]',
        )}
      >
        <div className="grid gap-5">
          <p className="text-sm font-semibold text-accent">{landing.eyebrow}</p>
          <h1 className="text-4xl font-semibold tracking-[-0.03em] text-balance sm:text-[2.75rem] sm:leading-[1.08]">
            {landing.title}
          </h1>
          <p className="max-w-prose text-lg text-ink-soft">{landing.lead}</p>
          <div className="mt-1 flex flex-wrap gap-3">
            {caller ? (
              <LinkButton href="/workspaces">{landing.enter}</LinkButton>
            ) : (
              <>
                <LinkButton href="/sign-up">{landing.create}</LinkButton>
                <LinkButton look="secondary" href="/sign-in">
                  {signIn.title}
                </LinkButton>
              </>
            )}
          </div>
        </div>
        {shownParts.map(({ name, Part }) => (
          <Part key={name} />
        ))}
      </section>
      {env.NODE_ENV === 'development' && <DemoLogins />}
      <section aria-labelledby="parts" className="grid gap-6">
        <h2 id="parts" className="text-xl font-semibold tracking-[-0.01em]">
          {landing.partsTitle}
        </h2>
        <ul className="grid gap-x-10 gap-y-7 border-t border-line pt-7 sm:grid-cols-2 lg:grid-cols-3">
          {parts.map(([title, text]) => (
            <li key={title} className="grid content-start gap-1">
              <h3 className="font-semibold">{title}</h3>
              <p className="text-ink-soft">{text}</p>
            </li>
          ))}
        </ul>
        <p className="text-ink-soft">
          {landing.apiReference} <TextLink href="/docs/api">{landing.apiReferenceLink}</TextLink>
        </p>
      </section>
    </div>
  )
}
