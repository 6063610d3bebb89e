import 'server-only'
import type { z } from 'zod'
import { requireCaptcha } from '@/lib/auth/captcha'
import { refuseImpersonated } from '@/lib/auth/caller'
import { impersonatingVisitor, visitingCaller } from '@/lib/auth/page-caller'
import { AppError, namingField, statusByCode } from '@/lib/errors'
import { isKept, isOfForm } from '@/lib/http/kept-fields'
import { reportError } from '@/lib/observability/report'
import { requestIdFrom } from '@/lib/observability/request-id'
import type { LimitClass } from '@/lib/limits/quotas'
import { storable } from '@/lib/text/storable'
import { headers } from 'next/headers'
import { messages } from '../_messages/messages'
import { refusalSentences } from '../_messages/refusals'
import { confirmIdentityAfter } from './confirm-identity'
import type { FormState } from './form-state'
import { limitForm, namesAccount } from './limit-form'
import { fieldErrorsOf } from './sentences'

/** A form of several buttons may count by the one that was pressed. */
export type LimitOf<Input> = LimitClass | ((input: Input) => LimitClass)
type Options<Schema extends z.ZodType> = {
  limit?: LimitOf<z.output<Schema>>
  lists?: readonly string[]
  /** Anyone may send the form. One that signs in or asks for a mail needs the captcha, unless a signed-in person sends it and it names no address. */
  isOpen?: boolean
}
type Work<Schema extends z.ZodType> = (input: z.output<Schema>) => Promise<FormState | void>

/**
 * Parses a form with the feature's schema, counts it towards the sender's rate limit, and passes it to `work`. Returns a refusal
 * as form state. Rethrows redirects and unexpected errors.
 */
export async function submit<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
  work: Work<Schema>,
  { limit = 'write', lists = [], isOpen = false }: Options<Schema> = {},
): Promise<FormState> {
  const fields = fieldsOf(form, lists)
  const values = valuesOf(fields)

  const parsed = storable(schema).safeParse(fields)
  const say = await refusalSentences()
  if (!parsed.success) {
    const { validation } = await messages()
    const sentence = (text: string) => say(text, 'invalid_request')
    return { fieldErrors: fieldErrorsOf(parsed.error, validation, sentence), values }
  }

  try {
    refuseImpersonated(await impersonatingVisitor())
    const limitClass = typeof limit === 'function' ? limit(parsed.data) : limit
    await limitForm(limitClass, values)
    if (isOpen && namesAccount(limitClass) && (values.email !== undefined || !(await visitingCaller())))
      await requireCaptcha(form, await headers())
    return (await work(parsed.data)) ?? {}
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown
    const error = namingField(thrown, parsed.data)
    await confirmIdentityAfter(error, form)
    const requestId = requestIdFrom(await headers())
    const ours = statusByCode[error.code] >= 500
    if (ours || error.isUnforeseen) reportError(error, { requestId })
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

type Fields = Record<string, string | string[]>

// React and our forms add fields of their own, which a strict schema would refuse.
function fieldsOf(form: FormData, lists: readonly string[]): Fields {
  const texts = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !isOfForm(entry[0]),
  )
  const chosen = lists.map((name) => [name, form.getAll(name).map(String).filter(Boolean)] as const)
  return Object.fromEntries([...texts, ...chosen])
}

/** The typed values as a page may show them again: several of one field are joined by spaces. */
function valuesOf(fields: Fields): Record<string, string> {
  const kept = Object.entries(fields).filter(([name]) => isKept(name))
  return Object.fromEntries(kept.map(([name, value]) => [name, [value].flat().join(' ')]))
}
