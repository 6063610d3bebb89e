import { z } from 'zod'
import { keyScopes } from '@/lib/auth/permissions'
import { examples } from '@/lib/examples'
import { Name } from '@/lib/text/schema'

const LIFETIME_MAX_DAYS = 365

export const ApiKeyScope = z.object({ workspaceId: z.uuid(), apiKeyId: z.uuid() })

export const CreateApiKey = z.strictObject({
  name: Name(80).meta({ examples: ['Nightly import'] }),
  scopes: z
    .array(z.enum(keyScopes))
    .meta({ examples: [examples.keyScopes], uniqueItems: true })
    .min(1)
    .max(keyScopes.length)
    .refine((scopes) => new Set(scopes).size === scopes.length, 'Name each scope once.')
    // A statement that returns or finds a row needs the right to read it.
    .refine(
      (scopes) => scopes.every((scope) => (scopes as string[]).includes(readScopeOf(scope))),
      'A key also needs the scope to read what it writes.',
    ),
  /** Without it the key works until it is revoked. */
  expiresInDays: z.int().min(1).max(LIFETIME_MAX_DAYS).optional(),
})
export type CreateApiKey = z.infer<typeof CreateApiKey>

function readScopeOf(scope: string) {
  return scope.replace(/\.\w+$/, '.read')
}

const moment = z.iso.datetime({ offset: true })

export const ApiKey = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  name: z.string().meta({ examples: ['Nightly import'] }),
  prefix: z.string().meta({ examples: ['plinth_8fK2mQ7x'] }),
  scopes: z.array(z.string()).meta({ examples: [examples.keyScopes] }),
  expiresAt: moment.nullable(),
  lastUsedAt: moment.nullable(),
  revokedAt: moment.nullable(),
  createdBy: z.uuid().nullable(),
  createdAt: moment,
})
export type ApiKey = z.infer<typeof ApiKey>

export const CreatedApiKey = ApiKey.extend({
  /** Shown only once and stored nowhere. Null in a repeated answer. */
  secret: z
    .string()
    .meta({ examples: ['plinth_8fK2mQ7x…'] })
    .nullable(),
})
export type CreatedApiKey = z.infer<typeof CreatedApiKey>
