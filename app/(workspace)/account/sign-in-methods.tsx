import { messages, type Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Button } from '@/app/_ui/button'
import { Form } from '@/app/_ui/form'
import { SubmitButton } from '@/app/_ui/submit-button'
import { Time } from '@/app/_ui/time'
import { offeredProviders, providerName } from '@/lib/auth/oauth'
import type { Identity } from '@/lib/features/account/identity-schema'
import { unlinkIdentityAction } from './actions'

/** The services that sign a person in, and those that can be added. */
export async function SignInMethods({ identities }: { identities: Identity[] }) {
  const { signInMethods: m } = await messages()
  const others = offeredProviders.filter((offered) =>
    identities.every(({ provider }) => provider !== offered),
  )

  return (
    <div className="grid gap-4">
      {identities.length === 0 ? (
        <p className="text-ink-soft">{m.none}</p>
      ) : (
        <ul
          aria-label={m.title}
          className="divide-y divide-line rounded-xl border border-line bg-surface shadow-raised"
        >
          {identities.map((identity) => (
            <IdentityItem key={identity.id} identity={identity} m={m} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <form action="/auth/oauth/link" method="post" className="flex flex-wrap gap-3">
          {others.map((provider) => (
            <Button key={provider} type="submit" look="secondary" name="provider" value={provider}>
              {fill(m.connect, { provider: providerName(provider) })}
            </Button>
          ))}
        </form>
      )}
    </div>
  )
}

function IdentityItem({ identity, m }: { identity: Identity; m: Messages['signInMethods'] }) {
  const { id, email, removable, createdAt } = identity
  const provider = providerName(identity.provider)

  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0">
        <p className="font-medium">{provider}</p>
        <p className="text-sm wrap-anywhere text-ink-soft">
          {email && `${email} · `}
          {m.since} <Time at={createdAt} />
        </p>
        {!removable && <p className="text-sm text-ink-soft">{m.onlyOne}</p>}
      </div>
      {removable && (
        <Form action={unlinkIdentityAction.bind(null, { identityId: id })} className="grid gap-2" announced>
          <SubmitButton look="danger-quiet" label={fill(m.disconnectOf, { provider })}>
            {m.disconnect}
          </SubmitButton>
        </Form>
      )}
    </li>
  )
}
