import { z } from 'zod'
import { MemberPosition } from '@/lib/features/members/schema'

/** The list of members continues after a moment, not after an id alone. */
export const MemberCursor = z.string().refine((after) => MemberPosition.safeParse(after.split('/')).success)
