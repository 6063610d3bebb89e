import 'server-only'
import { z } from 'zod'
import type { UserCaller } from '@/lib/auth/caller'
import { requirePageCaller } from '@/lib/auth/page-caller'
import type { Bound, Unbound } from './action'
import { attempt } from './attempt'
import type { Outcome } from './outcome'

type Contract<Scope, Input> = {
  /** Parses the first argument, such as the ids in the address of the page. */
  scope: Scope
  /** Parses the second one. */
  input?: Input
}
type Call<Scope extends z.ZodType, Input extends z.ZodType> = {
  caller: UserCaller
  scope: z.output<Scope>
  input: z.output<Input>
}

/**
 * A Server Action that a script calls without a form, for a signed-in person. Returns a refusal as text. The page then shows the
 * current state.
 */
export function scriptAction<
  Scope extends z.ZodType,
  Input extends z.ZodType = Unbound,
  Result extends Outcome = Outcome,
>(
  { scope, input }: Contract<Scope, Input>,
  work: (call: Call<Scope, Input>) => Promise<Result | void>,
): (...args: [...Bound<Scope>, ...Bound<Input>]) => Promise<Result | Outcome> {
  return async (...[bound, given]) => {
    const caller = await requirePageCaller()
    const signed = { caller, scope: scope.parse(bound) }
    return attempt(input ?? z.undefined(), given, (parsed) =>
      work({ ...signed, input: parsed as z.output<Input> }),
    )
  }
}
