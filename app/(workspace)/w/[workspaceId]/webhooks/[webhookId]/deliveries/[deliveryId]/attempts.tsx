import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Time } from '@/app/_ui/time'
import type { DeliveryDetail } from '@/lib/features/webhooks/delivery-schema'

type Attempt = DeliveryDetail['attempts'][number]

/** The responses of the receiver, newest first. */
export async function Attempts({ attempts }: { attempts: Attempt[] }) {
  const { webhooks: m } = await messages()

  if (attempts.length === 0) return <p className="text-ink-soft">{m.attemptsEmpty}</p>
  return (
    <ol aria-label={m.attempts} className="divide-y divide-line">
      {attempts.map((attempt) => (
        <AttemptItem key={attempt.attemptedAt} attempt={attempt} />
      ))}
    </ol>
  )
}

async function AttemptItem({ attempt }: { attempt: Attempt }) {
  const { webhooks: m } = await messages()
  const { attemptedAt, durationMs: duration, statusCode: status, error, response } = attempt

  return (
    <li className="grid gap-1 py-3 first:pt-0 last:pb-0">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">
          {status === null ? fill(m.noAnswer, { duration }) : fill(m.answered, { status, duration })}
        </span>
        <span className="text-sm text-ink-soft">
          <Time at={attemptedAt} />
        </span>
      </p>
      {error && <p className="text-sm text-danger">{error}</p>}
      {response && (
        <details>
          <summary className="cursor-pointer text-sm text-ink-soft">{m.response}</summary>
          <pre className="mt-2 rounded-lg bg-sunken p-3 font-mono text-sm whitespace-pre-wrap">
            {response}
          </pre>
        </details>
      )}
    </li>
  )
}
