import 'server-only'
import type { z } from 'zod'
import { AppError, statusByCode } from '@/lib/errors'
import { isKept } from '@/lib/http/kept-fields'
import { reportError } from '@/lib/observability/report'
import { requestIdFrom } from '@/lib/observability/request-id'
import type { LimitClass } from '@/lib/limits/quotas'
import { headers } from 'next/headers'
import { messages } from '../_messages/messages'
import { refusalSentences } from '../_messages/refusals'
import type { FormState } from './form-state'
import { limitForm } from './limit-form'
import { fieldErrorsOf } from './sentences'

type Work<Schema extends z.ZodType> = (input: z.output<Schema>) => Promise<FormState | void>

/**
 * Parses a form with the feature's schema, counts it as a write, and passes it to `work`. Returns a refusal as form state.
 * Rethrows redirects and unexpected errors.
 */
export async function submit<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
  work: Work<Schema>,
): Promise<FormState> {
  return within('write', form, schema, work)
}

/** `submit` with the stricter limits of sign-in forms, per client address and email address. */
export async function submitSignIn<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
  work: Work<Schema>,
): Promise<FormState> {
  return within('sign-in', form, schema, work)
}

async function within<Schema extends z.ZodType>(
  limit: LimitClass,
  form: FormData,
  schema: Schema,
  work: Work<Schema>,
): Promise<FormState> {
  const fields = fieldsOf(form)
  const values = Object.fromEntries(Object.entries(fields).filter(([name]) => isKept(name)))

  const parsed = schema.safeParse(fields)
  const say = await refusalSentences()
  if (!parsed.success) {
    const { validation } = await messages()
    const sentence = (text: string) => say(text, 'invalid_request')
    return { fieldErrors: fieldErrorsOf(parsed.error, validation, sentence), values }
  }

  try {
    await limitForm(limit, fields)
    return (await work(parsed.data)) ?? {}
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const requestId = requestIdFrom(await headers())
    const ours = statusByCode[error.code] >= 500
    if (ours) reportError(error, { requestId })
    const stale = error.code === 'precondition_failed'
    return { ...refusalOf(error, say), requestId, ours, stale, values }
  }
}

type Say = Awaited<ReturnType<typeof refusalSentences>>

function refusalOf({ code, message, details }: AppError, say: Say): FormState {
  if (!details) return { message: say(message, code) }
  return {
    fieldErrors: Object.fromEntries(
      details.map(({ path, message: text }) => [fieldOf(path), say(text, code)]),
    ),
  }
}

/** Details use API paths: body.email is the field email. */
function fieldOf(path: string) {
  return path.replace(/^body\./, '').split('.')[0]!
}

// React adds fields of its own, which a strict schema would refuse.
function fieldsOf(form: FormData): Record<string, string> {
  const texts = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('$ACTION'),
  )
  return Object.fromEntries(texts)
}
