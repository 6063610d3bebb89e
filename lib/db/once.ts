import pg from 'pg'
import type { Once } from '@/lib/auth/once'
import { AppError } from '@/lib/errors'
import type { Statement } from './pipelined-connection'

/** Most requests are done by then; a client that comes too soon only waits again. */
const RETRY_AFTER_SECONDS = 1

/** Ends a transaction whose request has been answered before. */
class Repetition extends Error {
  readonly answer: unknown

  constructor(answer: unknown) {
    super('This request has been answered before.')
    this.answer = answer
  }
}

/** A second transaction under the same key would pass for a repetition of the first. */
export function beginOnce(once: Once): void {
  if (once.state) throw new Error('A request with an Idempotency-Key writes in one transaction.')
  once.state = 'claimed'
}

/** Travels with the opening of the transaction, behind its permission check: only who may do it gets it answered again. */
export function claim({ operation, key, fingerprint }: Once): Statement {
  return {
    text: 'select private.claim_idempotency_key($1, $2, $3) as answer',
    values: [operation, key, fingerprint],
    answered: ([kept]) => {
      if (kept) throw new Repetition((kept as { answer: unknown }).answer)
    },
    refused: refuse,
  }
}

export async function keepAnswer(client: pg.PoolClient, { operation, key }: Once, answer: string) {
  await client.query('select private.keep_answer($1, $2, $3)', [operation, key, answer])
}

/** The result of the attempt, or that of the request that it repeats. After a failure the key is free again. */
export async function endOnce<T>(once: Once, attempt: Promise<T>): Promise<T> {
  try {
    const result = await attempt
    once.state = 'done'
    return result
  } catch (error) {
    delete once.state
    if (!(error instanceof Repetition)) throw error
    once.state = 'replayed'
    return error.answer as T
  }
}

function refuse(error: unknown): never {
  const code = error instanceof pg.DatabaseError ? error.code : undefined
  // 55P03 is lock_timeout: here nothing is waited for but the transaction that holds the key.
  if (code === 'PT409' || code === '55P03') {
    throw new AppError(
      'idempotency_in_progress',
      'The first request with this Idempotency-Key is still running.',
      {
        cause: error,
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      },
    )
  }
  if (code === 'PT422') {
    throw new AppError(
      'idempotency_mismatch',
      'This Idempotency-Key was already used for a different request.',
      {
        cause: error,
      },
    )
  }
  throw error
}
