import type { Verb } from '../verb.ts'

const everybody = 'all'

export const endImpersonations: Verb = {
  subject: '<address, id or all>',
  summary: 'ends every impersonation of an account, or of all accounts, and their links',
  help: 'The pages of the app show nothing more from the next request on.',
  options: {},
  needsReason: true,
  async run({ subject, operator, reason, call, agree }) {
    await agree([], `End the impersonations of ${subject}?`)

    const [ended] = await call<{ ended: number }>(
      'select private.operator_end_impersonations($1, $2, $3) as ended',
      [operator, reason, subject === everybody ? null : subject],
    )
    const impersonationsEnded = ended!.ended
    return { data: { impersonationsEnded }, lines: [`Ended impersonations: ${impersonationsEnded}.`] }
  },
}
