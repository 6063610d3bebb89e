import { z } from 'zod'
import { actions, resourceKinds } from '@/lib/events'
import { examples } from '@/lib/examples'

/** A member has the id of their user. */
export const ActivityFilter = z.object({
  actorId: z.uuid().optional(),
  resourceKind: z.enum(resourceKinds).optional(),
  resourceId: z.uuid().optional(),
})
export type ActivityFilter = z.infer<typeof ActivityFilter>

const Values = z.record(z.string(), z.json()).meta({ examples: [examples.resourceValues] })

export const Activity = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  actor: z.object({
    kind: z.enum(['user', 'api_key', 'system']),
    userId: z.uuid().nullable(),
    apiKeyId: z.uuid().nullable(),
  }),
  resource: z.object({
    kind: z.enum(resourceKinds),
    id: z.uuid(),
    /** The name at that time. Null for people, and for kinds without a name. */
    name: z
      .string()
      .meta({ examples: [examples.resourceName] })
      .nullable(),
  }),
  action: z.enum(actions),
  /** Former values of the changed fields. Null for a creation. */
  before: Values.nullable(),
  /** New values of the changed fields. Null for a removal. */
  after: Values.nullable(),
  requestId: z
    .string()
    .meta({ examples: ['5c0f1a52-7f6e-4b7e-9c1d-2f8f3a6d9b10'] })
    .nullable(),
  createdAt: z.iso.datetime({ offset: true }),
})
export type Activity = z.infer<typeof Activity>
