import { type SelectQueryBuilder, sql } from 'kysely'
import type { PageRequest } from './page'
import type { Tx } from './transaction'

/** A search reads so many rows of a list from its start or cursor, so no workspace is too large for it. */
const SEARCHED_MAX = 10_000

export type NamedPageRequest = PageRequest & { q?: string | undefined }

type Order = { name: string; by: readonly (readonly [column: string, direction?: 'desc'])[] }

const newestByName: Order = { name: 'name', by: [['id', 'desc']] }

/** The rows of `list` whose name contains `q`, whatever its case as `lower` tells it, which also keeps names unique. */
export async function named<DB, From extends keyof DB, Row>(
  tx: Tx,
  { q, after, limit }: NamedPageRequest,
  list: (page: PageRequest) => SelectQueryBuilder<DB, From, Row>,
  { name, by }: Order = newestByName,
): Promise<Row[]> {
  if (q === undefined) return list({ after, limit }).execute()

  const order = by.map(([column, direction]) => sql`${sql.ref(column)} ${sql.raw(direction ?? 'asc')}`)
  const { rows } = await sql<Row>`
    select * from ${list({ after, limit: SEARCHED_MAX })} as listed
    where strpos(lower(${sql.ref(name)}), lower(${q})) > 0
    order by ${sql.join(order)} limit ${limit + 1}`.execute(tx)
  return rows
}
