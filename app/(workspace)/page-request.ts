import { z } from 'zod'
import type { PageRequest } from '@/lib/db/page'
import { MemberPosition } from '@/lib/features/members/schema'

/** The items per page. */
export const PAGE_SIZE = 30

const Cursor = z.uuid().optional().catch(undefined)

/** The requested part of a list. A malformed cursor is its start. */
export async function pageRequestOf(searchParams: Promise<{ after?: unknown }>): Promise<PageRequest> {
  return { after: Cursor.parse((await searchParams).after), limit: PAGE_SIZE }
}

const MemberCursor = z
  .string()
  .refine((after) => MemberPosition.safeParse(after.split('/')).success)
  .optional()
  .catch(undefined)

/** `pageRequestOf` for the list of members, whose cursor is a moment. */
export async function memberPageOf(searchParams: Promise<{ after?: unknown }>): Promise<PageRequest> {
  return { after: MemberCursor.parse((await searchParams).after), limit: PAGE_SIZE }
}
