import 'server-only'
import type { z } from 'zod'
import { AppError, statusByCode } from '@/lib/errors'
import { reportError } from '@/lib/observability/report'
import { requestIdFrom } from '@/lib/observability/request-id'
import { headers } from 'next/headers'
import { messages } from '../_messages/messages'
import { refusalSentences } from '../_messages/refusals'
import type { FormState } from './form-state'
import { fieldErrorsOf } from './sentences'

/**
 * Parses a form by the feature's schema and hands it to `work`. What a person can put right comes back as form state; a
 * redirect, and any failure that nobody foresaw, goes on to Next.
 */
export async function submit<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
  work: (input: z.output<Schema>) => Promise<FormState | void>,
): Promise<FormState> {
  const fields = fieldsOf(form)
  const values = withoutPasswords(fields)

  const parsed = schema.safeParse(fields)
  const say = await refusalSentences()
  if (!parsed.success) {
    const { validation } = await messages()
    const sentence = (text: string) => say(text, 'invalid_request')
    return { fieldErrors: fieldErrorsOf(parsed.error, validation, sentence), values }
  }

  try {
    return (await work(parsed.data)) ?? {}
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const requestId = requestIdFrom(await headers())
    if (statusByCode[error.code] >= 500) reportError(error, { requestId })
    return { ...refusalOf(error, say), requestId, values }
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

/** A detail names its field as the API does: body.email is the field email. */
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

function withoutPasswords(fields: Record<string, string>) {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !/password/i.test(name)))
}
