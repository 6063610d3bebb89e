'use server'
import { action } from '@/app/_forms/action'
import { pageSupabase } from '@/lib/auth/page-caller'
import { AddPasskeyForm, PasskeyScope, RenamePasskey } from '@/lib/features/passkeys/schema'
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from '@/lib/features/passkeys/service'

export const addPasskeyAction = action({ input: AddPasskeyForm }, async ({ caller, input, messages: m }) => {
  const supabase = await pageSupabase()
  if (input.step === 'begin') return { ceremony: await beginPasskey(supabase, caller) }
  await addPasskey(supabase, caller, input)
  return { done: m.passkeys.added }
})

export const renamePasskeyAction = action(
  { scope: PasskeyScope, input: RenamePasskey },
  async ({ scope, input, messages: m }) => {
    await renamePasskey(await pageSupabase(), scope.passkeyId, input)
    return { done: m.passkeys.renamed }
  },
)

export const removePasskeyAction = action({ scope: PasskeyScope }, async ({ caller, scope, messages: m }) => {
  await removePasskey(await pageSupabase(), caller, scope.passkeyId)
  return { done: m.passkeys.removed }
})
