import { isDeepStrictEqual } from 'node:util'
import { PROOF_MAX_AGE_SECONDS } from '@/lib/errors'
import { justProved } from './accounts'
import type { Member } from './notes'
import { owner } from './owner'
import type { send } from './send'

/** The same person in a session that has just proved a second factor. */
export const withFactor = <Who extends Member>(who: Who): Who => ({ ...who, assurance: justProved('totp') })

/** The same person in a session whose last proof is too old. */
export const aWhileAgo = <Who extends Member>(who: Who): Who => ({
  ...who,
  assurance: justProved('password', PROOF_MAX_AGE_SECONDS + 60),
})

export async function addFactor({ userId }: Member) {
  await owner.query(
    `insert into auth.mfa_factors (id, user_id, factor_type, status, created_at, updated_at)
     values (gen_random_uuid(), $1, 'totp', 'verified', now(), now())`,
    [userId],
  )
}

/** Answers of an operation after an old proof, without the factor of who has one, and after both, each with whether it changed the table. */
export async function atEachLevel(
  who: Member,
  table: string,
  operate: (as: Member) => ReturnType<typeof send>,
) {
  const tried = async (as: Member) => {
    const before = await rowsOf(table, who)
    const { status, error } = await operate(as)
    const isChanged = !isDeepStrictEqual(before, await rowsOf(table, who))
    return [status < 300 ? 'done' : `${status} ${error.code}`, isChanged]
  }

  const old = await tried(aWhileAgo(who))
  await addFactor(who)
  return [old, await tried(who), await tried(withFactor(who))]
}

/** Both a recent proof and the factor are asked for before anything changes. */
export const bothAsked = [
  ['401 proof_required', false],
  ['401 factor_required', false],
  ['done', true],
]

async function rowsOf(table: string, { workspaceId }: Member) {
  const { rows } = await owner.query(
    `select to_jsonb(held) as row from ${table} as held where workspace_id = $1 order by 1`,
    [workspaceId],
  )
  return rows
}
