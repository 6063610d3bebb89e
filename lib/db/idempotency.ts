import pg from 'pg'
import type { IdempotentRequest } from '@/lib/auth/idempotent-request'
import { AppError } from '@/lib/errors'
import type { Statement } from './pipelined-connection'

const RETRY_AFTER_SECONDS = 1

class Repetition extends Error {
  readonly answer: unknown

  constructor(answer: unknown) {
    super('This request has been answered before.')
    this.answer = answer
  }
}

/** Refuses a second transaction, which would pass for a repetition of the first. */
export function beginOnce(once: IdempotentRequest): void {
  if (once.state) throw new Error('A request with an Idempotency-Key writes in one transaction.')
  once.state = 'claimed'
}

export function claim({ operation, key, fingerprint }: IdempotentRequest): Statement {
  return {
    text: 'select private.claim_idempotency_key($1, $2, $3) as answer',
    values: [operation, key, fingerprint],
    answered: ([kept]) => {
      if (kept) throw new Repetition((kept as { answer: unknown }).answer)
    },
    refused: refuse,
  }
}

export async function keepAnswer(
  client: pg.PoolClient,
  { operation, key }: IdempotentRequest,
  answer: string,
) {
  await client.query('select private.keep_answer($1, $2, $3)', [operation, key, answer])
}

export async function endOnce<T>(once: IdempotentRequest, attempt: Promise<T>): Promise<T> {
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
  // A lock timeout (55P03) here always concerns the transaction that holds the key.
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
