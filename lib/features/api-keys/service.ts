import { newApiKey } from '@/lib/auth/api-key'
import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import { type Page, type PageRequest, toPage } from '@/lib/db/page'
import { asReader, asUser, may, type Tx } from '@/lib/db/transaction'
import { enqueue } from '@/lib/jobs/enqueue'
import { apiKeyCreated } from '@/lib/mail/api-key-created'
import { insertApiKey, selectApiKey, selectApiKeys, updateApiKeyRevocation } from './queries'
import type { ApiKey, CreateApiKey, CreatedApiKey } from './schema'

/** Revoked and expired ones too. */
export function listApiKeys(caller: Caller, workspaceId: string, page: PageRequest): Promise<Page<ApiKey>> {
  return asReader(caller, may('api-keys.read', workspaceId), async (tx) =>
    toPage(await selectApiKeys(tx, workspaceId, page), page.limit),
  )
}

export function getApiKey(caller: Caller, workspaceId: string, apiKeyId: string): Promise<ApiKey> {
  return asReader(caller, may('api-keys.read', workspaceId), async (tx) =>
    found(await selectApiKey(tx, workspaceId, apiKeyId)),
  )
}

/** The only answer with the key itself. Throws `forbidden` for a scope that the caller's role does not allow. */
export function createApiKey(
  caller: Caller,
  workspaceId: string,
  input: CreateApiKey,
): Promise<CreatedApiKey> {
  return asUser(caller, may('api-keys.create', workspaceId), async (tx) => {
    const { secret, ...parts } = newApiKey()
    const [key] = await Promise.all([
      insertApiKey(tx, workspaceId, parts, input),
      tellCreator(tx, caller, { name: input.name, prefix: parts.prefix }),
    ])
    return { ...key, secret }
  })
}

/** Ends the key for good, with the next statement of any instance; it stays in the list. */
export function revokeApiKey(caller: Caller, workspaceId: string, apiKeyId: string): Promise<void> {
  return asUser(caller, may('api-keys.remove', workspaceId), async (tx) => {
    found(await updateApiKeyRevocation(tx, workspaceId, apiKeyId))
  })
}

// Whoever uses an open session in somebody's place leaves a trace that they see.
async function tellCreator(tx: Tx, caller: Caller, key: { name: string; prefix: string }) {
  if (caller.via === 'key' || !caller.email) return
  const { email: to, locale } = caller
  await enqueue(tx, 'mail.send', apiKeyCreated({ to, locale, ...key, at: new Date() }))
}
