import 'server-only'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import type { z } from 'zod'
import { refuseImpersonated } from '@/lib/auth/caller'
import { impersonatingVisitor } from '@/lib/auth/page-caller'
import { AppError, namingField, statusByCode } from '@/lib/errors'
import { reportError } from '@/lib/observability/report'
import { requestIdFrom } from '@/lib/observability/request-id'
import { storable } from '@/lib/text/storable'
import { messages } from '../_messages/messages'
import { refusalSentences } from '../_messages/refusals'
import { confirmIdentityAfter } from './confirm-identity'
import { limitForm } from './limit-form'
import type { Outcome } from './outcome'
import { fieldErrorsOf } from './sentences'

/**
 * Runs an action without a form, counted as a write. Returns a refusal as text. Rethrows unexpected errors. The page then shows
 * the current state.
 */
export async function attempt<Schema extends z.ZodType, Result extends Outcome = Outcome>(
  schema: Schema,
  input: unknown,
  work: (input: z.output<Schema>) => Promise<Result | void>,
): Promise<Result | Outcome> {
  const say = await refusalSentences()
  const requestId = requestIdFrom(await headers())

  const parsed = storable(schema).safeParse(input)
  if (!parsed.success) {
    const { validation } = await messages()
    const errors = fieldErrorsOf(parsed.error, validation, (text) => say(text, 'invalid_request'))
    return refused(Object.values(errors)[0] ?? validation.invalid, requestId)
  }

  try {
    refuseImpersonated(await impersonatingVisitor())
    await limitForm('write')
    const result = await work(parsed.data)
    revalidatePath('/', 'layout')
    return result ?? {}
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown
    const error = namingField(thrown, parsed.data)
    await confirmIdentityAfter(error)
    const ours = statusByCode[error.code] >= 500
    if (ours || error.isUnforeseen) reportError(error, { requestId })
    revalidatePath('/', 'layout')
    return refused(say(error.details?.[0]?.message ?? error.message, error.code), requestId, ours)
  }
}

function refused(text: string, requestId: string, ours = false): Outcome {
  return { refusal: { text, requestId, ours } }
}
