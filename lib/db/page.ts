/** A bounded part of a list, and the id to continue after, when there is more. */
export type Page<Item> = { items: Item[]; next: string | undefined }

export type PageRequest = { after?: string | undefined; limit: number }

/** Ask the database for one row more than the page holds: that row only says that there is more. */
export function toPage<Item extends { id: string }>(rows: Item[], limit: number): Page<Item> {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? items.at(-1)?.id : undefined }
}
