import { z } from 'zod'
import type { PageRequest } from '@/lib/db/page'
import { MemberPosition } from '@/lib/features/members/schema'

/** As many as a screen shows before people look for a shorter list. */
export const PAGE_SIZE = 30

const Cursor = z.uuid().optional().catch(undefined)

/** Which part of a list the address asks for; one that makes no sense is its start. */
export async function pageRequestOf(searchParams: Promise<{ after?: unknown }>): Promise<PageRequest> {
  return { after: Cursor.parse((await searchParams).after), limit: PAGE_SIZE }
}

const MemberCursor = z
  .string()
  .refine((after) => MemberPosition.safeParse(after.split('/')).success)
  .optional()
  .catch(undefined)

/** As pageRequestOf, for the list of members, which continues after a moment. */
export async function memberPageOf(searchParams: Promise<{ after?: unknown }>): Promise<PageRequest> {
  return { after: MemberCursor.parse((await searchParams).after), limit: PAGE_SIZE }
}
