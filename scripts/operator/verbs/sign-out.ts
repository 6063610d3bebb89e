import { readId } from '../arguments.ts'
import type { Verb } from '../verb.ts'

export const signOut: Verb = {
  subject: '<address or id>',
  summary: 'ends all sessions of an account, or one, and tells the account by mail',
  help: `--session <id>  ends this session alone
Sensitive operations stop at once, and others when the access token expires (jwt_expiry, an hour).`,
  options: { session: { type: 'string' } },
  needsReason: true,
  async run({ subject, values, operator, reason, call, agree }) {
    const session = readId('--session', values.session)
    const what = session ? `session ${session}` : 'all sessions'
    await agree([], `End ${what} of ${subject}?`)

    const [ended] = await call<{ ended: number }>(
      'select private.operator_sign_out($1, $2, $3, $4) as ended',
      [operator, reason, subject, session],
    )
    const sessionsEnded = ended!.ended
    if (session && sessionsEnded === 0) throw new Error(`The account has no session ${session}.`)
    return { data: { sessionsEnded }, lines: [`Ended sessions: ${sessionsEnded}.`] }
  },
}
