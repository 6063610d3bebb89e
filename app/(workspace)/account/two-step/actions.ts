'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/app/_forms/action'
import type { FormState } from '@/app/_forms/form-state'
import { leadOn } from '@/app/_forms/lead-on'
import { productName } from '@/app/product-name'
import type { UserCaller } from '@/lib/auth/caller'
import { ownerOfFactor, rememberDevice } from '@/lib/auth/device-cookie'
import { pageSupabase } from '@/lib/auth/page-caller'
import { beginEnrolment, finishEnrolment, removeFactor } from '@/lib/features/factors/enrolment-service'
import { FactorCode, FactorScope, NewFactor } from '@/lib/features/factors/schema'
import { getTwoStep, keepRecoveryCodes, replaceRecoveryCodes } from '@/lib/features/factors/service'

const AddFactorForm = z.discriminatedUnion('step', [
  NewFactor.extend({ step: z.literal('name') }),
  FactorCode.extend({ step: z.literal('code') }),
  z.strictObject({ step: z.literal('kept') }),
])
const NewCodesForm = z.strictObject({ step: z.enum(['make', 'kept']) })

/** Sets up an app in steps: its name, its first code, and the recovery codes that come with the first app. */
export const addFactorAction = action(
  { input: AddFactorForm, limit: ({ step }) => (step === 'code' ? 'code' : 'write') },
  async ({ caller, input }) => {
    if (input.step === 'kept') return keep(caller)
    if (input.step === 'code') return prove(caller, { factorId: input.factorId, code: input.code })
    const begun = await beginEnrolment(await pageSupabase(), caller, { name: input.name }, productName)
    // The browser that shows the secret guesses nothing, and its first code must not fail for a stranger's.
    await rememberDevice(ownerOfFactor(begun.factorId))
    return { enrolment: begun }
  },
)

export const recoveryCodesAction = action({ input: NewCodesForm }, async ({ caller, input }) => {
  if (input.step === 'kept') return keep(caller)
  return { recoveryCodes: await replaceRecoveryCodes(caller) }
})

export const removeFactorAction = action({ scope: FactorScope }, async ({ caller, scope, messages: m }) => {
  await removeFactor(await pageSupabase(), caller, scope.factorId)
  return { done: m.twoStep.removed }
})

async function prove(caller: UserCaller, input: FactorCode): Promise<FormState> {
  const proved = await finishEnrolment(await pageSupabase(), caller, input)
  const { recoveryCodes } = await getTwoStep(proved)
  if (recoveryCodes.left > 0) leadOn('/account/two-step')
  return { recoveryCodes: await replaceRecoveryCodes(proved) }
}

async function keep(caller: UserCaller): Promise<never> {
  await keepRecoveryCodes(caller)
  redirect('/account/two-step')
}
