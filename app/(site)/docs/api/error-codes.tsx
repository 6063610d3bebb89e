import { type ErrorCode, statusByCode } from '@/lib/errors'
import { meanings } from '@/lib/http/openapi/failures'

/** Problem Details link to these anchors in `type`. */
export function ErrorCodes() {
  return (
    <section aria-labelledby="errors" className="grid gap-4">
      <h2 id="errors" className="text-2xl font-semibold tracking-tight">
        Errors
      </h2>
      <p className="max-w-prose text-ink-soft">
        Each code has one status. Send{' '}
        <code className="font-mono text-sm">Accept: application/problem+json</code> to get Problem Details.
      </p>
      <dl className="grid gap-3">
        {Object.entries(statusByCode).map(([code, status]) => (
          <div key={code} className="rounded-lg border border-line bg-surface p-4">
            <dt id={code}>
              <code className="font-mono font-semibold">{code}</code>{' '}
              <span className="text-ink-soft">{status}</span>
            </dt>
            <dd>{meanings[code as ErrorCode]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
