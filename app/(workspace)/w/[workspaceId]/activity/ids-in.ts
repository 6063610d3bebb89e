import { z } from 'zod'
import type { Activity } from '@/lib/features/activity/schema'

const Id = z.uuid()

/** The ids that the items mention, each of which may have a name. */
export function idsIn(items: readonly Activity[]): string[] {
  const mentioned = items.flatMap(({ actor, resource, before, after }) => [
    actor.userId,
    actor.apiKeyId,
    resource.id,
    ...Object.values({ ...before }),
    ...Object.values({ ...after }),
  ])
  const ids = mentioned.filter((value): value is string => Id.safeParse(value).success)
  return [...new Set(ids)]
}
