import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { Time } from '@/app/_ui/time'
import type { Factor } from '@/lib/features/factors/schema'
import { removeFactorAction } from './actions'

export async function Factors({ factors }: { factors: Factor[] }) {
  const { twoStep: m } = await messages()
  if (factors.length === 0) return <p className="text-ink-soft">{m.noApps}</p>

  return (
    <ul
      aria-label={m.apps}
      className="divide-y divide-line rounded-xl border border-line bg-surface shadow-raised"
    >
      {factors.map((factor) => (
        <FactorItem key={factor.id} factor={factor} />
      ))}
    </ul>
  )
}

async function FactorItem({ factor }: { factor: Factor }) {
  const { twoStep: m } = await messages()
  const { id, createdAt, lastAskedAt } = factor
  const name = factor.name || m.unnamed

  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0">
        <p className="font-medium break-words">{name}</p>
        <p className="text-sm text-ink-soft">
          {m.since} <Time at={createdAt} />
          {lastAskedAt && (
            <>
              {' · '}
              {m.lastAsked} <Time at={lastAskedAt} />
            </>
          )}
        </p>
      </div>
      <ConfirmDialog
        action={removeFactorAction.bind(null, { factorId: id })}
        opener={{ text: m.remove, label: fill(m.removeOf, { name }) }}
        verb={m.removeVerb}
        title={fill(m.removeTitle, { name })}
        announced
      >
        <p>{m.removeQuestion}</p>
      </ConfirmDialog>
    </li>
  )
}
