import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseError, type Client } from 'pg'
import type { MigrationFile } from './files.ts'
import { record } from './history.ts'
import { parseStatements, type Statement } from './parse.ts'

/** Less than the two seconds that a request waits for a lock: what queues behind a waiting migration is served, not refused. */
const LOCK_TIMEOUT_MS = 1_000
/** A statement that takes longer under a lock belongs into batches, or beside the traffic: docs/migrations.md. */
const STATEMENT_TIMEOUT_MS = 10_000
/** An index that is built beside the traffic holds nobody up, so it may take its time. */
const CONCURRENT_TIMEOUT_MS = 3_600_000
/** About a minute and a half in all: whoever holds a lock for longer has to be looked at by a person. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]

const LOCK_NOT_AVAILABLE = '55P03'
const DEADLOCK_DETECTED = '40P01'

/**
 * Applies files one after the other, each in a transaction together with its row of the history. One that cannot have its locks within a second gives way and tries again, nine times in all. `say` gets each step in words. Throws which file failed, why, and how to go on.
 */
export async function applyMigrations(
  client: Client,
  pending: MigrationFile[],
  say: (line: string) => void,
): Promise<void> {
  for (const [index, migration] of pending.entries()) {
    await applyPatiently(client, migration, say).catch((error: unknown) => {
      throw new Error(failureOf(migration, error, index), { cause: error })
    })
    say(`${migration.file} is applied.`)
  }
}

async function applyPatiently(client: Client, migration: MigrationFile, say: (line: string) => void) {
  const statements = parseStatements(migration.sql)
  requireNoTransactionControl(statements)
  if (isConcurrent(statements)) return applyBesideTraffic(client, migration, statements)

  for (const pauseMs of PAUSES_MS) {
    try {
      return await applyOnce(client, migration, statements)
    } catch (error) {
      if (!isLockFailure(error)) throw error
      say(
        `${migration.file} waits for a lock that another transaction holds, and tries again in ${pauseMs / 1000} s.`,
      )
      await sleep(pauseMs)
    }
  }
  return applyOnce(client, migration, statements)
}

async function applyOnce(client: Client, migration: MigrationFile, statements: Statement[]) {
  await client.query('begin')
  try {
    await client.query(
      `set local lock_timeout = ${LOCK_TIMEOUT_MS}; set local statement_timeout = ${STATEMENT_TIMEOUT_MS}`,
    )
    for (const { text } of statements) await run(client, text)
    await record(client, migration)
    await client.query('commit')
  } catch (error) {
    // Postgres has undone it already if the connection is gone, and the first error says why.
    await client.query('rollback').catch(() => {})
    throw error
  }
}

/** Postgres builds an index beside the traffic outside of transactions only, so its row follows it. */
async function applyBesideTraffic(client: Client, migration: MigrationFile, statements: Statement[]) {
  await client.query(`set lock_timeout = 0; set statement_timeout = ${CONCURRENT_TIMEOUT_MS}`)
  try {
    for (const { text } of statements) await run(client, text)
    await record(client, migration)
  } finally {
    await client.query('reset lock_timeout; reset statement_timeout').catch(() => {})
  }
}

/** The same refusal as the Supabase CLI's: such a file holds this statement alone. */
function isConcurrent(statements: Statement[]) {
  const concurrent = statements.filter(({ node }) => node.concurrent)
  if (concurrent.length === 0) return false
  if (statements.length === 1) return true
  throw new Error('A statement with "concurrently" needs a file of its own.')
}

function requireNoTransactionControl(statements: Statement[]) {
  if (!statements.some(({ kind }) => kind === 'TransactionStmt')) return
  throw new Error('It must not begin or end a transaction: each file has one together with its history.')
}

async function run(client: Client, text: string) {
  await client.query(text).catch((error: unknown) => {
    if (error instanceof DatabaseError) Object.assign(error, { statement: text })
    throw error
  })
}

function isLockFailure(error: unknown) {
  return error instanceof DatabaseError && [LOCK_NOT_AVAILABLE, DEADLOCK_DETECTED].includes(error.code ?? '')
}

function failureOf({ file, sql }: MigrationFile, error: unknown, appliedBefore: number) {
  const { message, hint, statement } = error as Error & { hint?: string; statement?: string }
  const concurrent = /\bconcurrently\b/i.test(sql)
  return [
    `${file} failed: ${message}`,
    ...(hint ? [`  ${hint}`] : []),
    ...(statement ? [statement.replaceAll(/^/gm, '  | ')] : []),
    concurrent
      ? 'It ran outside of a transaction: drop the invalid index that it left, if any, with "drop index concurrently".'
      : 'Nothing of this file is in the database.',
    `${appliedBefore === 0 ? 'No file was' : `${appliedBefore} before it were`} applied by this run. Correct the file and run the same command again: it goes on with this file. The way back from those that are applied is in docs/migrations.md.`,
  ].join('\n')
}
