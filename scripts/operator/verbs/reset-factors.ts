import type { Verb } from '../verb.ts'

export const resetFactors: Verb = {
  subject: '<address or id>',
  summary:
    'removes the second factors of an account whose owner has lost them, and tells its address by mail',
  help: `Recovery codes go with them, and every session ends. Check first who asks: docs/operations.md, “Somebody has lost the second factor”.`,
  options: {},
  needsReason: true,
  async run({ subject, operator, reason, call, agree }) {
    await agree([], `Remove every second factor of ${subject}?`)

    const [removed] = await call<{ factors: number }>(
      'select private.operator_reset_factors($1, $2, $3) as factors',
      [operator, reason, subject],
    )
    const factorsRemoved = removed!.factors
    if (factorsRemoved === 0) throw new Error(`The account of ${subject} has no second factor.`)
    return { data: { factorsRemoved }, lines: [`Removed second factors: ${factorsRemoved}.`] }
  },
}
