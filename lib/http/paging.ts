import { z } from 'zod'
import type { PageRequest } from '@/lib/db/page'
import { wholeNumberIn } from './whole-number'

export const PAGE_SIZE_DEFAULT = 50
export const PAGE_SIZE_MAX = 100

const Id = z.uuid()

/** Keeps the sort and the filters. https://www.rfc-editor.org/rfc/rfc8288 */
export function linkToNext(url: string, cursor: string): string {
  const next = new URL(url)
  next.searchParams.set('cursor', cursor)
  return `<${next.pathname}${next.search}>; rel="next"`
}

/** Opaque to clients, so its content may change. */
export function encodeCursor(next: string): string {
  const isId = Id.safeParse(next).success
  return Buffer.from(isId ? next.replaceAll('-', '') : next, isId ? 'hex' : 'utf8').toString('base64url')
}

function decodeCursor(cursor: string): string | undefined {
  const hex = Buffer.from(cursor, 'base64url').toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return Id.safeParse(id).success ? id : undefined
}

export const PageQuery = z.strictObject({
  cursor: z
    .string()
    .max(64)
    .meta({ description: 'The `next` of the previous page.', examples: ['AZrI8htrcYKNwrPkGpY-nQ'] })
    .transform((cursor, context) => {
      const id = decodeCursor(cursor)
      if (!id) context.addIssue({ code: 'custom', message: 'Use the cursor of the previous page.' })
      return id
    })
    .optional(),
  limit: z
    .preprocess(wholeNumberIn<number | string>, z.int().min(1).max(PAGE_SIZE_MAX))
    .default(PAGE_SIZE_DEFAULT)
    .meta({ description: 'The maximum number of items per page.' }),
})

export function pageOf({ cursor, limit }: z.output<typeof PageQuery>): PageRequest {
  return { after: cursor, limit }
}
