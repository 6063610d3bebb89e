import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import type { Tables } from './tables'

/** A throw of `answered` or `refused` ends the transaction. Several statements in one text answer with the rows of the last. */
export type Statement = {
  text: string
  values?: unknown[]
  answered?: (rows: unknown[]) => void
  refused?: (error: unknown) => void
}

export class PipelinedConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient
  readonly #opened: Promise<unknown>
  #failure: { reason: unknown } | undefined

  constructor(client: pg.PoolClient, opening: Statement[]) {
    this.#client = client
    this.#opened = Promise.all(
      opening.map(async ({ text, values, answered, refused }) => {
        const result = await client.query(text, values).catch(refused)
        if (result) answered?.(lastRowsOf(result))
      }),
    )
    this.#opened.catch(() => {}) // reported by the query that follows, or by opened()
  }

  async opened() {
    await this.#opened
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const sent = this.#client.query(sql, [...parameters]).catch((error: unknown) => this.#fail(error))
    sent.catch(() => {}) // an opening statement that failed is the real reason, and is reported instead
    await this.#opened
    const { rows, rowCount } = await sent
    return { rows: (rows as Row[] | undefined) ?? [], numAffectedRows: BigInt(rowCount ?? 0) }
  }

  /** Statements behind a failed one are refused without a reason of their own, so its reason is theirs. */
  #fail(reason: unknown): never {
    this.#failure ??= { reason }
    throw this.#failure.reason
  }

  // oxlint-disable-next-line require-yield
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Streaming would hold the connection: page instead.')
  }
}

export function lastRowsOf(result: pg.QueryResult | pg.QueryResult[]): unknown[] {
  const last = Array.isArray(result) ? result.at(-1) : result
  return last?.rows ?? []
}

/** Makes queries on this connection alone, which cannot begin, end or leave the transaction. */
export function queriesOn(connection: PipelinedConnection): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createDriver: () => ({
        init: nothing,
        destroy: nothing,
        acquireConnection: () => Promise.resolve(connection),
        releaseConnection: nothing,
        beginTransaction: nestingRefused,
        commitTransaction: nestingRefused,
        rollbackTransaction: nestingRefused,
      }),
    },
  })
}

async function nothing() {}

function nestingRefused(): Promise<void> {
  return Promise.reject(new Error('A transaction is already open: pass its tx on.'))
}
