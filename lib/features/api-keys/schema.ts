import { z } from 'zod'
import { described } from '@/lib/described'
import { keyScopes } from '@/lib/auth/permissions'
import { examples } from '@/lib/examples'
import { Name } from '@/lib/text/schema'

const LIFETIME_MAX_DAYS = 365
/** The bound of the table. A key of long ago may have scopes that no feature declares any more. */
const KEPT_SCOPES_MAX = 50

export const ApiKeyScope = described(z.object({ workspaceId: z.uuid(), apiKeyId: z.uuid() }), {
  workspaceId: 'The id of the workspace.',
  apiKeyId: 'The id of the API key.',
})

const words = {
  name: { description: 'The purpose of the key, for people.', maxLength: 80 },
  scopes: {
    description: 'The permissions of the key. A scope to write needs the scope to read the same.',
    maxItems: KEPT_SCOPES_MAX,
  },
  expiresInDays: 'The lifetime. Without it the key works until it is revoked.',
  prefix: { description: 'The beginning of the secret, by which people recognise it.', maxLength: 20 },
  expiresAt: 'The end of the lifetime. Null for a key that works until it is revoked.',
  lastUsedAt: 'The last use, to within some minutes. Null for a key that was never used.',
  revokedAt: 'The revocation. Null for a key that works.',
}

const writes = keyScopes.filter((scope) => readScopeOf(scope) !== scope)

export const CreateApiKey = described(
  z.strictObject({
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
    expiresInDays: z.int().min(1).max(LIFETIME_MAX_DAYS).optional(),
  }),
  { ...words, scopes: { ...words.scopes, maxItems: keyScopes.length, allOf: writes.map(needsRead) } },
)
export type CreateApiKey = z.infer<typeof CreateApiKey>

/** The same rule for a reader of the document. */
function needsRead(scope: string) {
  return { if: { contains: { const: scope } }, then: { contains: { const: readScopeOf(scope) } } }
}

function readScopeOf(scope: string) {
  return scope.replace(/\.\w+$/, '.read')
}

const moment = z.iso.datetime({ offset: true })

export const ApiKey = described(
  z.object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    name: z.string().meta({ examples: ['Nightly import'] }),
    prefix: z.string().meta({ examples: ['plinth_8fK2mQ7x'] }),
    scopes: z.array(z.string().meta({ maxLength: 50 })).meta({ examples: [examples.keyScopes] }),
    expiresAt: moment.nullable(),
    lastUsedAt: moment.nullable(),
    revokedAt: moment.nullable(),
    createdBy: z.uuid().nullable(),
    createdAt: moment,
  }),
  words,
)
export type ApiKey = z.infer<typeof ApiKey>

export const CreatedApiKey = ApiKey.extend({
  secret: z
    .string()
    .meta({ examples: ['plinth_8fK2mQ7x…'] })
    .nullable()
    .meta({
      description: 'The key. Shown only once and stored nowhere, null in a repeated answer.',
      maxLength: 100,
    }),
})
export type CreatedApiKey = z.infer<typeof CreatedApiKey>
