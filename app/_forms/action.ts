import 'server-only'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import type { UserCaller } from '@/lib/auth/caller'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { messages, type Messages } from '../_messages/messages'
import type { FormState } from './form-state'
import { type LimitOf, submit } from './submit'

/** A scope of no value, and a form of no fields. */
export type Unbound = z.ZodUndefined
const Empty = z.object({})

/** The demands of an action on its page, its form and the caller's rate limit. */
type Contract<Scope, Input extends z.ZodType, Asked> = {
  /** Parses the value that the page binds to the action, such as the ids in its address. */
  scope?: Scope
  /** Parses the fields of the form. A function makes a schema that depends on what is stored. */
  input?: Input | ((asked: Asked) => Promise<Input>)
  /** Fields of several values, which are parsed as an array. */
  lists?: readonly string[]
  /** Rate limit class: `write` by default, `sign-in` for forms that prove an identity, `mail` for those that ask for a mail. */
  limit?: LimitOf<z.output<Input>>
}

/** Everything is parsed and charged by the time that the work of an action is called with it. */
type Call<Scope extends z.ZodType, Input extends z.ZodType> = {
  scope: z.output<Scope>
  input: z.output<Input>
  messages: Messages
}
type Work<Given> = (call: Given) => Promise<FormState | void>
type Signed<Scope extends z.ZodType> = { caller: UserCaller; scope: z.output<Scope> }

/** The first argument of an action that has a scope. Pages bind it. */
export type Bound<Scope extends z.ZodType> = Scope extends Unbound ? [] : [scope: z.input<Scope>]
type FormArguments = [previous: FormState, form: FormData]
type ServerAction<Scope extends z.ZodType> = (
  ...args: [...Bound<Scope>, ...FormArguments]
) => Promise<FormState>

type Revalidation = {
  /** Marks what the browser reads anew once the work is done: every page by default. */
  revalidate?: () => void
  /** Also after a refusal, so that the page shows what somebody else has changed. */
  revalidatesRefusals?: true
}

/**
 * A Server Action for a form of a signed-in person. A visitor is sent to sign in before anything else is read. Returns a refusal
 * as form state. Rethrows redirects and unexpected errors.
 */
export function action<Scope extends z.ZodType = Unbound, Input extends z.ZodType = typeof Empty>(
  contract: Contract<Scope, Input, Signed<Scope>> & Revalidation,
  work: Work<Call<Scope, Input> & { caller: UserCaller }>,
): ServerAction<Scope> {
  const { revalidate = revalidateAll, revalidatesRefusals = false } = contract
  return async (...args) => {
    const caller = await requirePageCaller()
    const signed = { caller, scope: scopeIn(contract, args) }
    const schema = await schemaOf(contract, signed)

    let isRefused = false
    try {
      const state = await submit(
        formIn(args),
        schema,
        async (input) => work({ ...signed, input, messages: await messages() }),
        contract,
      )
      isRefused = state.message !== undefined || state.fieldErrors !== undefined
      return state
    } finally {
      if (!isRefused || revalidatesRefusals) revalidate()
    }
  }
}

/** A Server Action for a form that anyone may send. */
export function openAction<Scope extends z.ZodType = Unbound, Input extends z.ZodType = typeof Empty>(
  contract: Contract<Scope, Input, { scope: z.output<Scope> }>,
  work: Work<Call<Scope, Input>>,
): ServerAction<Scope> {
  return async (...args) => {
    const scope = scopeIn(contract, args)
    const schema = await schemaOf(contract, { scope })
    return submit(formIn(args), schema, async (input) => work({ scope, input, messages: await messages() }), {
      ...contract,
      isOpen: true,
    })
  }
}

function revalidateAll() {
  revalidatePath('/', 'layout')
}

// An action without a scope has none in its arguments either.
function scopeIn<Scope extends z.ZodType>({ scope }: { scope?: Scope }, [bound]: unknown[]) {
  return scope?.parse(bound) as z.output<Scope>
}

function formIn(args: unknown[]) {
  return args.at(-1) as FormData
}

async function schemaOf<Input extends z.ZodType, Asked>(
  { input }: Contract<unknown, Input, Asked>,
  asked: Asked,
): Promise<Input> {
  if (typeof input === 'function') return input(asked)
  return input ?? (Empty as z.ZodType as Input)
}
