import { z } from 'zod'
import type { PageRequest } from '@/lib/db/page'

const PAGE_SIZE_DEFAULT = 50
export const PAGE_SIZE_MAX = 100

const Id = z.uuid()

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
  limit: z.coerce
    .number<number | string>()
    .int()
    .min(1)
    .max(PAGE_SIZE_MAX)
    .default(PAGE_SIZE_DEFAULT)
    .meta({ description: 'The maximum number of items per page.' }),
})

export function pageOf({ cursor, limit }: z.output<typeof PageQuery>): PageRequest {
  return { after: cursor, limit }
}
