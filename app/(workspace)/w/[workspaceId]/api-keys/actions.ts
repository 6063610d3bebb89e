'use server'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { ApiKeyScope, CreateApiKey } from '@/lib/features/api-keys/schema'
import { createApiKey, getApiKey, revokeApiKey } from '@/lib/features/api-keys/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'

/** A form has strings only: scopes are joined by spaces, and empty days mean no expiration. */
const CreateApiKeyForm = z.preprocess((fields: Record<string, string>) => {
  const { scopes = '', expiresInDays, ...others } = fields
  return {
    ...others,
    scopes: scopes.split(' ').filter(Boolean),
    ...(expiresInDays && { expiresInDays: Number(expiresInDays) }),
  }
}, CreateApiKey)

export async function createKey(workspace: string, _previous: FormState, form: FormData): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId } = WorkspaceScope.parse({ workspaceId: workspace })
  form.set('scopes', form.getAll('scopes').map(String).join(' '))
  return submit(form, CreateApiKeyForm, async (input) => {
    const { name, secret } = await createApiKey(caller, workspaceId, input)
    revalidatePath('/', 'layout')
    const { apiKeys } = await messages()
    return {
      done: fill(apiKeys.created, { name }),
      ...(secret && { secret: { label: apiKeys.secret, text: secret } }),
    }
  })
}

export async function revokeKey(
  workspace: string,
  apiKey: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, apiKeyId } = ApiKeyScope.parse({ workspaceId: workspace, apiKeyId: apiKey })
  return submit(form, z.object({}), async () => {
    await revokeApiKey(caller, workspaceId, apiKeyId)
    const { name } = await getApiKey(caller, workspaceId, apiKeyId)
    revalidatePath('/', 'layout')
    return { done: fill((await messages()).apiKeys.revoked, { name }) }
  })
}
