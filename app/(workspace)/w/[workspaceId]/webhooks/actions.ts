'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { OfVersion } from '@/app/_forms/of-version'
import { submit } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { webhooksPath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { ChangeWebhook, CreateWebhook, WebhookScope } from '@/lib/features/webhooks/schema'
import { changeWebhook, createWebhook, removeWebhook } from '@/lib/features/webhooks/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { chosenTypesOf } from './event-types'

/** A form has strings only: types are joined by spaces, and one may stand for a whole kind. */
const withTypes = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(
    ({ eventTypes = '', ...others }: Record<string, string>) => ({
      ...others,
      eventTypes: chosenTypesOf(eventTypes),
    }),
    schema,
  )
const CreateForm = withTypes(CreateWebhook)
const ChangeForm = withTypes(z.strictObject({ ...ChangeWebhook.shape, ...OfVersion }))

export async function createThisWebhook(
  workspace: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId } = WorkspaceScope.parse({ workspaceId: workspace })
  return submit(joined(form), CreateForm, async (input) => {
    const { secret } = await createWebhook(caller, workspaceId, input)
    revalidatePath('/', 'layout')
    const { webhooks: m } = await messages()
    return { done: m.created, ...(secret && { secret: { label: m.secret, text: secret } }) }
  })
}

export async function changeThisWebhook(
  workspace: string,
  webhook: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, webhookId } = WebhookScope.parse({ workspaceId: workspace, webhookId: webhook })
  return submit(joined(form), ChangeForm, async ({ version, ...input }) => {
    await changeWebhook(caller, workspaceId, webhookId, input, [version])
    revalidatePath('/', 'layout')
    return { done: (await messages()).webhooks.saved }
  })
}

export async function switchWebhook(
  workspace: string,
  webhook: string,
  enabled: boolean,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, webhookId } = WebhookScope.parse({ workspaceId: workspace, webhookId: webhook })
  return submit(form, z.object({}), async () => {
    const changed = await changeWebhook(caller, workspaceId, webhookId, {
      enabled: z.boolean().parse(enabled),
    })
    revalidatePath('/', 'layout')
    const { webhooks: m } = await messages()
    return { done: changed.enabled ? m.nowEnabled : m.nowDisabled }
  })
}

export async function removeThisWebhook(
  workspace: string,
  webhook: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, webhookId } = WebhookScope.parse({ workspaceId: workspace, webhookId: webhook })
  return submit(form, z.object({}), async () => {
    await removeWebhook(caller, workspaceId, webhookId)
    revalidatePath('/', 'layout')
    redirect(webhooksPath(workspaceId))
  })
}

function joined(form: FormData) {
  form.set('eventTypes', form.getAll('eventTypes').map(String).join(' '))
  return form
}
