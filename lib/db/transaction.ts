import 'server-only'
import type { Kysely } from 'kysely'
import type { PoolClient } from 'pg'
import { type Caller, refuseImpersonated } from '@/lib/auth/caller'
import type { Permission } from '@/lib/auth/permissions'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/observability/log'
import { type Acting, actAs } from './acting'
import { committed } from './after-commit'
import { toAppError } from './errors'
import { beginOnce, claim, endOnce, keepAnswer } from './idempotency'
import { PipelinedConnection, queriesOn, type Statement } from './pipelined-connection'
import { connect } from './pool'
import { counting } from './rate-limits'
import { rerunning } from './rerun'
import type { Tables } from './tables'

declare const identified: unique symbol

/** A transaction with an identity. Queries accept nothing else, so none can skip row level security. */
export type Tx = Kysely<Tables> & { readonly [identified]: true }

/** 'signed-in' refuses API keys. 'living-session' also asks for the factor that a person has, 'recent-proof' for a proof of a moment ago. */
export type Permit =
  | { permission: Permission; workspaceId: string }
  | 'living-session'
  | 'recent-proof'
  | 'signed-in'
  | 'user-or-key'

export function may(permission: Permission, workspaceId: string): Permit {
  return { permission, workspaceId }
}

const READ = 'begin read only'

/** Throws `not_found` (hidden workspace), `forbidden` (permission), `unauthenticated` (key, session), `factor_required`, `proof_required`. */
export async function asReader<T>(caller: Caller, permit: Permit, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(READ, actAs(caller), require(caller, permit), run, async (client, afterwards) => {
    // A read loses nothing with its commit, so its answer does not wait.
    void release(client, [{ text: 'commit' }, ...afterwards])
  })
}

/** Throws as asReader, and `forbidden` for an operator, `busy` for a row that others hold. A repeated key gets the kept result, `idempotency_mismatch` or `idempotency_in_progress`. */
export async function asUser<T>(caller: Caller, permit: Permit, run: (tx: Tx) => Promise<T>): Promise<T> {
  refuseImpersonated(caller)
  const required = require(caller, permit)
  const { once } = caller
  if (!once) return transact('begin', actAs(caller), required, run, commit)

  beginOnce(once)
  const attempt = transact(
    'begin',
    actAs(caller),
    [...required, claim(once)],
    run,
    async (client, afterwards, result) => {
      const answer = once.keep(result)
      await Promise.all([keepAnswer(client, once, answer), commit(client, afterwards)])
    },
  )
  return endOnce(once, attempt)
}

/** Bypasses row level security, for work that no user asked for. tests/architecture.test.ts lists every caller. */
export async function asService<T>(requestId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact('begin', actAsService(requestId), [], run, commit)
}

type Transaction<T> = [
  begin: string,
  acting: Acting,
  required: Statement[],
  /** Runs again after a conflict, so it does nothing outside of the transaction. */
  run: (tx: Tx) => Promise<T>,
  end: (client: PoolClient, afterwards: Statement[], result: T) => Promise<void>,
]

async function transact<T>(...transaction: Transaction<T>): Promise<T> {
  try {
    return await rerunning(() => transactOnce(...transaction))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw await toAppError(error, transaction[0] === READ)
  }
}

async function transactOnce<T>(
  ...[begin, { charge, opening, afterwards }, required, run, end]: Transaction<T>
): Promise<T> {
  const before = counting(charge)
  const client = await connect()
  const connection = new PipelinedConnection(client, [...before, { text: begin }, ...opening, ...required])

  try {
    const result = await run(queriesOn(connection) as Tx)
    await connection.opened()
    await end(client, afterwards(), result)
    return result
  } catch (error) {
    void release(client, [{ text: 'rollback' }, ...afterwards()])
    throw error
  }
}

function actAsService(requestId: string): Acting {
  const identity = {
    text: `select set_config('role', 'service_role', true), set_config('app.request_id', $1, true)`,
    values: [requestId],
  }
  return { opening: [identity], afterwards: () => [] }
}

function require({ via }: Caller, permit: Permit): Statement[] {
  if (permit === 'user-or-key') return []
  if (permit === 'living-session') return [{ text: 'select private.require_session()' }]
  if (permit === 'recent-proof') return [{ text: 'select private.require_recent_proof()' }]
  if (permit === 'signed-in') return via === 'key' ? [{ text: 'select private.require_user()' }] : []
  return [
    {
      text: 'select private.require_permission($1, $2)',
      values: [permit.workspaceId, permit.permission],
    },
  ]
}

async function commit(client: PoolClient, afterwards: Statement[]) {
  // Postgres answers the commit of a failed transaction with ROLLBACK, not with an error.
  const { command } = await client.query('commit')
  if (command !== 'COMMIT')
    throw new Error('The transaction was rolled back: a failed statement was ignored.')
  committed()
  void release(client, afterwards)
}

async function release(client: PoolClient, last: Statement[]) {
  const outcomes = await Promise.allSettled(last.map(({ text, values }) => client.query(text, values)))

  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed) log.warn({ error: failed.reason }, 'a transaction did not end cleanly')
  client.release(outcomes.at(-1)?.status === 'rejected')
}
