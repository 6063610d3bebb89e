'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/app/_forms/action'
import { OfVersion } from '@/app/_forms/of-version'
import { webhooksPath } from './paths'
import { ChangeWebhook, CreateWebhook, WebhookScope } from '@/lib/features/webhooks/schema'
import { changeWebhook, createWebhook, removeWebhook } from '@/lib/features/webhooks/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { chosenTypesOf } from './event-types'

const lists = ['eventTypes']

/** A choice of a form may stand for a whole kind. */
const withTypes = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(
    ({ eventTypes, ...others }: { eventTypes: string[] }) => ({
      ...others,
      eventTypes: chosenTypesOf(eventTypes),
    }),
    schema,
  )

export const createWebhookAction = action(
  { scope: WorkspaceScope, input: withTypes(CreateWebhook), lists },
  async ({ caller, scope, input, messages: { webhooks: m } }) => {
    const { secret } = await createWebhook(caller, scope.workspaceId, input)
    return { done: m.created, ...(secret && { secret: { label: m.secret, text: secret } }) }
  },
)

export const changeWebhookAction = action(
  {
    scope: WebhookScope,
    input: withTypes(z.strictObject({ ...ChangeWebhook.shape, ...OfVersion })),
    lists,
  },
  async ({ caller, scope, input: { version, ...input }, messages: m }) => {
    await changeWebhook(caller, scope.workspaceId, scope.webhookId, input, [version])
    return { done: m.webhooks.saved }
  },
)

export const switchWebhookAction = action(
  { scope: WebhookScope.extend({ enabled: z.boolean() }) },
  async ({ caller, scope: { workspaceId, webhookId, enabled }, messages: { webhooks: m } }) => {
    const changed = await changeWebhook(caller, workspaceId, webhookId, { enabled })
    return { done: changed.enabled ? m.nowEnabled : m.nowDisabled }
  },
)

export const removeWebhookAction = action({ scope: WebhookScope }, async ({ caller, scope }) => {
  await removeWebhook(caller, scope.workspaceId, scope.webhookId)
  redirect(webhooksPath(scope.workspaceId))
})
