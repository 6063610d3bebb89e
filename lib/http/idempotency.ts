import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Caller } from '@/lib/auth/caller'
import type { IdempotentRequest } from '@/lib/auth/idempotent-request'
import { refuse } from '@/lib/errors'
import { parse } from './parse'
import type { Exchange } from './exchange'

/** So long a repetition gets the kept answer. idempotency_records.expires_at says the same. */
export const KEPT_HOURS = 24

const Key = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, 'Use 1 to 255 visible ASCII characters.')
    .optional(),
})

/** An operation without a kept answer would run again, so it promises nothing. Throws `invalid_request`. */
export function refuseKey({ headers }: Request): void {
  if (headers.has('idempotency-key')) {
    refuse('headers.idempotency-key', 'Only operations that create a resource support Idempotency-Key.')
  }
}

type Call = { query: unknown; body: unknown }

/**
 * Creates once per key, caller and path. Throws `idempotency_mismatch` and `idempotency_in_progress`.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export async function handleOnce<Result>(
  { request, headers }: Exchange,
  call: Call,
  caller: Caller,
  keep: IdempotentRequest['keep'],
  handle: (caller: Caller) => Promise<Result>,
): Promise<Result> {
  const given = { 'idempotency-key': request.headers.get('idempotency-key') ?? undefined }
  const { 'idempotency-key': key } = parse('headers', Key, given)
  if (key === undefined) return handle(caller)

  const once: IdempotentRequest = { ...identityOf(request, call), key, keep }
  const result = await handle({ ...caller, once })
  if (!once.state) throw new Error('The service wrote without asUser, so its effect may be repeated.')
  if (once.state === 'replayed') headers.set('idempotency-replayed', 'true')
  return result
}

// Uses the parsed body, so another spelling of the same JSON is the same request.
function identityOf({ method, url }: Request, { query, body }: Call) {
  const operation = `${method} ${new URL(url).pathname}`
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([operation, query, body]))
    .digest()
  return { operation, fingerprint }
}
