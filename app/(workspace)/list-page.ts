import { z } from 'zod'
import type { PageRequest } from '@/lib/db/page'

/** The items per page. */
export const PAGE_SIZE = 30

type SearchParams = Promise<{ after?: unknown }>

/** Part of a list that the address asks for. A cursor that makes no sense stands for the start. */
export async function pageRequestOf(
  searchParams: SearchParams,
  cursor: z.ZodType<string> = z.uuid(),
): Promise<PageRequest> {
  const { after } = await searchParams
  return { after: cursor.optional().catch(undefined).parse(after), limit: PAGE_SIZE }
}
