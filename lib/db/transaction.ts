import 'server-only'
import type { Kysely } from 'kysely'
import type { PoolClient } from 'pg'
import type { Caller } from '@/lib/auth/caller'
import type { Permission } from '@/lib/auth/permissions'
import { AppError } from '@/lib/errors'
import { toAppError } from './errors'
import { PipelinedConnection, queriesOn, type Statement } from './pipelined-connection'
import { connect } from './pool'
import type { Tables } from './tables'

declare const identity: unique symbol

/** A transaction that knows who is asking. Queries accept nothing else, so none can skip row level security. */
export type Tx = Kysely<Tables> & { readonly [identity]: true }

/** What the caller needs for the whole transaction: a permission in a workspace, or only to be signed in. */
export type Permit = { permission: Permission; workspaceId: string } | 'signed-in'

export function may(permission: Permission, workspaceId: string): Permit {
  return { permission, workspaceId }
}

/**
 * Reads as the caller, in one round trip per statement that waits for another, at least one. Throws `not_found` where the
 * caller may not know the workspace, `forbidden` where they may not do this in it.
 */
export async function asReader<T>(caller: Caller, permit: Permit, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(
    [{ text: 'begin read only' }, identify(caller), ...require(permit)],
    run,
    async (client) => {
      // A read has nothing to lose with its commit, so its answer does not wait for it.
      client.query('commit').then(
        () => client.release(),
        (error: Error) => client.release(error),
      )
    },
  )
}

/** Writes as the caller: one round trip more than asReader, for the commit. Throws as asReader does. */
export async function asUser<T>(caller: Caller, permit: Permit, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact([{ text: 'begin' }, identify(caller), ...require(permit)], run, commit)
}

/** Bypasses row level security: only for work that no user asked for. tests/architecture.test.ts lists every caller. */
export async function asService<T>(requestId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transact([{ text: 'begin' }, identifyService(requestId)], run, commit)
}

async function transact<T>(
  opening: Statement[],
  run: (tx: Tx) => Promise<T>,
  end: (client: PoolClient) => Promise<void>,
): Promise<T> {
  const client = await connect().catch(rethrow)
  const connection = new PipelinedConnection(client, opening)

  try {
    const result = await run(queriesOn(connection) as Tx)
    await connection.opened()
    await end(client)
    return result
  } catch (error) {
    client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    return rethrow(error)
  }
}

// The settings end with the transaction, so the pooled connection goes back clean.
function identify({ userId, sessionId, requestId }: Caller): Statement {
  const claims = JSON.stringify({ sub: userId, role: 'authenticated', session_id: sessionId })
  return {
    text: `select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true), set_config('app.request_id', $2, true)`,
    values: [claims, requestId],
  }
}

function identifyService(requestId: string): Statement {
  return {
    text: `select set_config('role', 'service_role', true), set_config('app.request_id', $1, true)`,
    values: [requestId],
  }
}

function require(permit: Permit): Statement[] {
  if (permit === 'signed-in') return []
  return [
    {
      text: 'select private.require_permission($1, $2)',
      values: [permit.workspaceId, permit.permission],
    },
  ]
}

async function commit(client: PoolClient) {
  const { command } = await client.query('commit')
  // Postgres answers a commit of a failed transaction with ROLLBACK and no error.
  if (command !== 'COMMIT')
    throw new Error('The transaction was rolled back: a failed statement was ignored.')
  client.release()
}

function rethrow(error: unknown): never {
  throw error instanceof AppError ? error : toAppError(error)
}
