import type { Verb } from '../verb.ts'

export const resetFactors: Verb = {
  subject: '<address or id>',
  summary:
    'removes the second factors and passkeys of an account whose owner has lost them, and tells its address by mail',
  help: `Recovery codes go with them, and every session ends. Check first who asks: docs/operations.md, “Somebody has lost the second factor” and
“Somebody has taken an account over”.`,
  options: {},
  needsReason: true,
  async run({ subject, operator, reason, call, agree }) {
    await agree([], `Remove every second factor and passkey of ${subject}?`)

    const [removed] = await call<{ factors: number; passkeys: number }>(
      'select factors, passkeys from private.operator_reset_factors($1, $2, $3)',
      [operator, reason, subject],
    )
    const { factors, passkeys } = removed!
    if (factors + passkeys === 0)
      throw new Error(`The account of ${subject} has neither a second factor nor a passkey.`)
    return {
      data: { factorsRemoved: factors, passkeysRemoved: passkeys },
      lines: [`Removed second factors: ${factors}, passkeys: ${passkeys}.`],
    }
  },
}
