import 'server-only'
import type { z } from 'zod'
import { AppError, statusByCode } from '@/lib/errors'
import { reportError } from '@/lib/observability/report'
import { requestIdFrom } from '@/lib/observability/request-id'
import { headers } from 'next/headers'
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
  if (!parsed.success) return { fieldErrors: fieldErrorsOf(parsed.error), values }

  try {
    return (await work(parsed.data)) ?? {}
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (statusByCode[error.code] >= 500) reportError(error, { requestId: requestIdFrom(await headers()) })
    return { ...refusalOf(error), values }
  }
}

function refusalOf({ message, details }: AppError): FormState {
  if (!details) return { message }
  return { fieldErrors: Object.fromEntries(details.map((detail) => [detail.path, detail.message])) }
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
