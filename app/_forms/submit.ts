import 'server-only'
import type { z } from 'zod'
import { AppError, statusByCode } from '@/lib/errors'
import { reportError } from '@/lib/observability/report'
import { requestIdFrom } from '@/lib/observability/request-id'
import type { LimitClass } from '@/lib/limits/quotas'
import { headers } from 'next/headers'
import type { FormState } from './form-state'
import { limitForm } from './limit-form'
import { fieldErrorsOf } from './sentences'

type Work<Schema extends z.ZodType> = (input: z.output<Schema>) => Promise<FormState | void>

/**
 * Parses a form by the feature's schema, counts it as a write of whoever sent it, and hands it to `work`. What a person can put
 * right comes back as form state; a redirect, and any failure that nobody foresaw, goes on to Next.
 */
export async function submit<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
  work: Work<Schema>,
): Promise<FormState> {
  return within('write', form, schema, work)
}

/** As submit, for forms that prove who somebody is: the few attempts of an address and of an e-mail address. */
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
  const values = withoutPasswords(fields)

  const parsed = schema.safeParse(fields)
  if (!parsed.success) return { fieldErrors: fieldErrorsOf(parsed.error), values }

  try {
    await limitForm(limit, fields)
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
