import { type SelectQueryBuilder, sql } from 'kysely'

export type Page<Item> = { items: Item[]; next: string | undefined }

export type PageRequest = { after?: string | undefined; limit: number }

/** Expects one extra row, which shows that there is another page. */
export function toPage<Item extends { id: string }>(rows: Item[], limit: number): Page<Item> {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? items.at(-1)?.id : undefined }
}

/** Rows in the order of their ids, which is that of creation, with one extra row. For `$call`. */
export const oldestFirst = following('>', 'asc')
export const newestFirst = following('<', 'desc')

function following(comparison: '<' | '>', direction: 'asc' | 'desc') {
  return ({ after, limit }: PageRequest, column = 'id') => {
    const id = sql.ref(column)
    return <DB, From extends keyof DB, Row>(query: SelectQueryBuilder<DB, From, Row>) =>
      query
        .$if(after !== undefined, (rest) => rest.where(sql<boolean>`${id} ${sql.raw(comparison)} ${after}`))
        .orderBy(id, direction)
        .limit(limit + 1)
  }
}
