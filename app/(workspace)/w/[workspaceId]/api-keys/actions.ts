'use server'
import { z } from 'zod'
import { action } from '@/app/_forms/action'
import { fill } from '@/app/_messages/phrase'
import { wholeNumberIn } from '@/lib/http/whole-number'
import { ApiKeyScope, CreateApiKey } from '@/lib/features/api-keys/schema'
import { createApiKey, getApiKey, revokeApiKey } from '@/lib/features/api-keys/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'

/** A form has strings only: empty days mean no expiration. */
const CreateApiKeyForm = z.preprocess(
  ({ expiresInDays, ...others }: { expiresInDays?: string }) => ({
    ...others,
    ...(expiresInDays && { expiresInDays: wholeNumberIn(expiresInDays) }),
  }),
  CreateApiKey,
)

export const createApiKeyAction = action(
  { scope: WorkspaceScope, input: CreateApiKeyForm, lists: ['scopes'] },
  async ({ caller, scope, input, messages: { apiKeys } }) => {
    const { name, secret } = await createApiKey(caller, scope.workspaceId, input)
    return {
      done: fill(apiKeys.created, { name }),
      ...(secret && { secret: { label: apiKeys.secret, text: secret } }),
    }
  },
)

export const revokeApiKeyAction = action({ scope: ApiKeyScope }, async ({ caller, scope, messages: m }) => {
  await revokeApiKey(caller, scope.workspaceId, scope.apiKeyId)
  const { name } = await getApiKey(caller, scope.workspaceId, scope.apiKeyId)
  return { done: fill(m.apiKeys.revoked, { name }) }
})
