import { Panel } from '../_ui/panel'

const people = [
  ['ada@example.com', 'owner of the demo workspace'],
  ['grace@example.com', 'member'],
  ['vera@example.com', 'viewer, who may only read'],
  ['eve@example.com', 'a stranger to it'],
] as const

/** Who can sign in to the seeded database. Shown in development only. */
export function DemoLogins() {
  return (
    <Panel title="Demo logins" lead="This is a development server. Everyone has the password plinth-demo-1.">
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
        {people.map(([email, role]) => (
          <div key={email} className="contents">
            <dt className="font-mono">{email}</dt>
            <dd className="text-ink-soft max-sm:mb-2">{role}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
