import { pageHelp, readId, readLimit } from '../arguments.ts'
import { line, pageEnd } from '../lines.ts'
import type { Verb } from '../verb.ts'

type User = { id: string; email: string | null; created_at: Date | null; confirmed: boolean; banned: boolean }

export const findUsers: Verb = {
  subject: '<id or part of an address>',
  summary: 'finds accounts',
  help: `${pageHelp}
--after <id>  begins after the account with this id`,
  options: { limit: { type: 'string' }, after: { type: 'string' } },
  needsReason: false,
  async run({ subject, values, operator, call }) {
    const [limit, after] = [readLimit(values.limit), readId('--after', values.after)]
    const users = await call<User>('select * from private.operator_find_users($1, $2, $3, $4)', [
      operator,
      subject,
      after,
      limit,
    ])
    return { data: users.map(dataOf), lines: [...users.map(lineOf), ...pageEnd(users, limit)] }
  },
}

function dataOf({ created_at: createdAt, ...user }: User) {
  return { ...user, createdAt }
}

function lineOf({ id, email, created_at: since, confirmed, banned }: User) {
  const state = line(!confirmed && 'not confirmed', banned && 'banned')
  return `${id}  ${line(email ?? 'no address', since && `since ${since.toISOString()}`, state)}`
}
