import { fill } from '../_messages/phrase'
import { messages } from '../_messages/messages'
import { Avatar } from '../_ui/avatar'
import { Form } from '../_ui/form'
import { SubmitButton } from '../_ui/submit-button'
import { enterAsAction } from './demo-actions'

const people = [
  { name: 'Ada', email: 'ada@example.com', role: 'owner' },
  { name: 'Grace', email: 'grace@example.com', role: 'member' },
  { name: 'Vera', email: 'vera@example.com', role: 'viewer' },
  { name: 'Eve', email: 'eve@example.com', role: 'stranger' },
] as const

/** One-click sign-in for the demo accounts. Development only. */
export async function DemoLogins() {
  const { demo } = await messages()

  return (
    <section
      aria-labelledby="demo"
      className="grid gap-4 rounded-2xl border border-line bg-surface p-5 shadow-raised sm:p-6"
    >
      <div>
        <h2 id="demo" className="text-base font-semibold">
          {demo.title}
        </h2>
        <p className="text-ink-soft">{demo.lead}</p>
      </div>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {people.map(({ name, email, role }) => (
          <li key={email}>
            <Form action={enterAsAction.bind(null, { email })} className="grid gap-2">
              <SubmitButton look="secondary" className="justify-start">
                <Avatar name={name} size="small" />
                {fill(demo.enterAs, { name })}
              </SubmitButton>
              <p className="text-sm text-ink-soft">
                <span className="block font-mono text-xs text-ink">{email}</span>
                {demo[role]}
              </p>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
