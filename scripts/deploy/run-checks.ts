import { type Check, type Need, NotChecked } from './check.ts'
import type { Target } from './target.ts'
import { reasonOf } from './web.ts'

/** Longer than all that one check asks for, each with its own timeout: a check that comes to this is stuck. */
const CHECK_TIMEOUT_MS = 120_000

export type Result = Pick<Check, 'id' | 'title' | 'why' | 'mend' | 'link'> & {
  status: 'right' | 'wrong' | 'unchecked'
  /** The faults, or the missing variables. */
  faults: string[]
  note?: string
}

/** Runs one check after the other, so that none disturbs what another measures, and tells each result as it comes. */
export async function runChecks(
  checks: Check[],
  target: Target,
  tell: (result: Result) => void,
): Promise<Result[]> {
  const results: Result[] = []
  for (const check of checks) {
    const result = await resultOf(check, target)
    tell(result)
    results.push(result)
  }
  return results
}

async function resultOf(check: Check, target: Target): Promise<Result> {
  const { id, title, why, mend, link } = check
  const about = { id, title, why, mend, link }
  const missing = check.needs.filter((need) => isMissing(need, target))
  if (missing.length > 0) return { ...about, status: 'unchecked', faults: missing.map(howToGive) }

  try {
    const { faults, note } = await inTime(check.run(target))
    return { ...about, status: faults.length > 0 ? 'wrong' : 'right', faults, ...(note && { note }) }
  } catch (error) {
    if (error instanceof NotChecked) return { ...about, status: 'unchecked', faults: [error.message] }
    return { ...about, status: 'wrong', faults: [reasonOf(error)] }
  }
}

function isMissing(need: Need, target: Target) {
  return need === 'site' ? !target.site : !target.variables[need]
}

function howToGive(need: Need) {
  return need === 'site' ? 'not checked: give --site https://…' : `not checked: set ${need}.`
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(new Error(`No result within ${CHECK_TIMEOUT_MS / 1000} s.`)),
    CHECK_TIMEOUT_MS,
  )
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
