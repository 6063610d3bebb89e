import { z } from 'zod'
import { described } from '@/lib/described'
import { actions, resourceKinds } from '@/lib/events'
import { examples } from '@/lib/examples'

export const ActivityFilter = described(
  z.object({
    actorId: z.uuid().optional(),
    resourceKind: z.enum(resourceKinds).optional(),
    resourceId: z.uuid().optional(),
  }),
  {
    actorId: 'Only the activity of this user.',
    resourceKind: 'Only the activity of resources of this kind.',
    resourceId: 'Only the activity of this resource.',
  },
)
export type ActivityFilter = z.infer<typeof ActivityFilter>

const Values = z.record(z.string(), z.json()).meta({ examples: [examples.resourceValues] })

export const Activity = described(
  z.object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    actor: described(
      z.object({
        kind: z.enum(['user', 'api_key', 'system']),
        userId: z.uuid().nullable(),
        apiKeyId: z.uuid().nullable(),
      }),
      {
        kind: 'The kind of the actor.',
        userId: 'The user, or the creator of the API key. Null for the system.',
        apiKeyId: 'The API key. Null for a user and for the system.',
      },
    ),
    resource: described(
      z.object({
        kind: z.enum(resourceKinds),
        id: z.uuid(),
        name: z
          .string()
          .meta({ examples: [examples.resourceName] })
          .nullable(),
      }),
      {
        kind: 'The kind of the resource.',
        id: 'The id of the resource. A member has the id of their user.',
        name: {
          description: 'The name at that time. Null for people, and for kinds without a name.',
          maxLength: 2_000,
        },
      },
    ),
    action: z.enum(actions),
    before: Values.nullable(),
    after: Values.nullable(),
    requestId: z
      .string()
      .meta({ examples: ['5c0f1a52-7f6e-4b7e-9c1d-2f8f3a6d9b10'] })
      .nullable(),
    createdAt: z.iso.datetime({ offset: true }),
  }),
  {
    actor: 'The person, program or system that acted.',
    resource: 'The resource that changed.',
    action: 'The action.',
    before: 'The former values of the changed fields. Null for a creation.',
    after: 'The new values of the changed fields. Null for a removal.',
    requestId: {
      description: 'The request id of the change. Null for a change without a request.',
      maxLength: 128,
    },
    createdAt: 'The moment of the change.',
  },
)
export type Activity = z.infer<typeof Activity>
