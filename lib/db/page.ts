import { type SelectQueryBuilder, sql } from 'kysely'

/** A bounded part of a list, and the id to continue after, when there is more. */
export type Page<Item> = { items: Item[]; next: string | undefined }

export type PageRequest = { after?: string | undefined; limit: number }

/** Expects one row more than the page holds, which says that there is more. */
export function toPage<Item extends { id: string }>(rows: Item[], limit: number): Page<Item> {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? items.at(-1)?.id : undefined }
}

/** Rows of a page in the order of their creation, which is that of their ids, and one row more. For `$call`. */
export const oldestFirst = following('>', 'asc')
/** As oldestFirst, the other way round. */
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
