import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import { type Page, type PageRequest, toPage } from '@/lib/db/page'
import { asReader, asUser, may } from '@/lib/db/transaction'
import type { Versions } from '@/lib/db/versions'
import {
  deleteWebhook,
  insertWebhook,
  replaceWebhookSecret,
  selectWebhook,
  selectWebhooks,
  updateWebhook,
} from './queries'
import type { ChangeWebhook, CreatedWebhook, CreateWebhook, RotatedSecret, Webhook } from './schema'
import { newSecret } from './sealing'
import { seal } from './secret'

export function listWebhooks(caller: Caller, workspaceId: string, page: PageRequest): Promise<Page<Webhook>> {
  return asReader(caller, may('webhooks.read', workspaceId), async (tx) =>
    toPage(await selectWebhooks(tx, workspaceId, page), page.limit),
  )
}

export function getWebhook(caller: Caller, workspaceId: string, webhookId: string): Promise<Webhook> {
  return asReader(caller, may('webhooks.read', workspaceId), async (tx) =>
    found(await selectWebhook(tx, workspaceId, webhookId)),
  )
}

/** Only this answer and that of a rotation contain the secret. Throws `conflict` at the maximum number of webhooks. */
export function createWebhook(
  caller: Caller,
  workspaceId: string,
  input: CreateWebhook,
): Promise<CreatedWebhook> {
  return asUser(caller, may('webhooks.create', workspaceId), async (tx) => {
    const secret = newSecret()
    const { kept: _, ...webhook } = await insertWebhook(tx, workspaceId, seal(secret, workspaceId), input)
    return { ...webhook, secret }
  })
}

export function changeWebhook(
  caller: Caller,
  workspaceId: string,
  webhookId: string,
  input: ChangeWebhook,
  versions?: Versions,
): Promise<Webhook> {
  return asUser(caller, may('webhooks.change', workspaceId), async (tx) =>
    found(await updateWebhook(tx, workspaceId, webhookId, input, versions)),
  )
}

export function rotateSecret(caller: Caller, workspaceId: string, webhookId: string): Promise<RotatedSecret> {
  return asUser(caller, may('webhooks.change', workspaceId), async (tx) => {
    const secret = newSecret()
    const sealed = seal(secret, workspaceId)
    const previousExpiresAt = await replaceWebhookSecret(tx, workspaceId, webhookId, sealed)
    return { id: webhookId, secret, previousExpiresAt }
  })
}

export function removeWebhook(
  caller: Caller,
  workspaceId: string,
  webhookId: string,
  versions?: Versions,
): Promise<void> {
  return asUser(caller, may('webhooks.remove', workspaceId), async (tx) => {
    found(await deleteWebhook(tx, workspaceId, webhookId, versions))
  })
}
