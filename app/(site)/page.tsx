import { visitingCaller } from '@/lib/auth/page-caller'
import { env } from '@/lib/env'
import { LinkButton } from '../_ui/link-button'
import { Panel } from '../_ui/panel'
import { TextLink } from '../_ui/text-link'
import { DemoLogins } from './demo-logins'

export default async function Page() {
  const caller = await visitingCaller()

  return (
    <div className="grid gap-12 sm:gap-16">
      <section className="grid max-w-3xl gap-5 pt-4 sm:pt-10">
        <h1 className="text-4xl font-semibold tracking-tight sm:text-5xl">Build on something solid</h1>
        <p className="max-w-prose text-lg text-ink-soft">
          Plinth is a starting point for products with many tenants: workspaces, roles, projects and tasks on
          Postgres, where row level security decides who sees what.
        </p>
        <div className="mt-2 flex flex-wrap gap-3">
          {caller ? (
            <LinkButton href="/workspaces">Go to your workspaces</LinkButton>
          ) : (
            <>
              <LinkButton href="/sign-up">Create an account</LinkButton>
              <LinkButton look="secondary" href="/sign-in">
                Sign in
              </LinkButton>
            </>
          )}
        </div>
      </section>
      <ul className="grid gap-4 sm:grid-cols-3">
        {strengths.map(([name, text]) => (
          <li key={name} className="grid">
            <Panel title={name}>
              <p className="-mt-4 text-ink-soft">{text}</p>
            </Panel>
          </li>
        ))}
      </ul>
      <p className="text-ink-soft">
        Building on the REST API? Read <TextLink href="/docs/api">its reference</TextLink>.
      </p>
      {env.NODE_ENV === 'development' && <DemoLogins />}
    </div>
  )
}

const strengths = [
  ['Tenants stay apart', 'Every row belongs to a workspace, and the database itself refuses to mix them.'],
  ['One way to the data', 'Pages and the REST API call the same services, with the same rights.'],
  ['Yours to replace', 'The domain is a sample: delete its folders, keep the floors below.'],
] as const
