import type { App } from '@supabase/lite'
import { replaceLiteHash } from '../one-time-tokens.ts'
import type { Letter } from './letter.ts'
import type { Mailer } from './mailer.ts'

type LiteMailer = NonNullable<App['_mailer']>

/** Lite's seam for mails, led to ours. */
export function liteMailer(mailer: Mailer): LiteMailer {
  const send = (kind: Letter['kind'], to: string, hash: string, code: string, userId?: string) =>
    mailer.send({ kind, to, hash: replaceLiteHash(to, code, hash), code, userId })

  return {
    sendConfirmation: (to, hash, code, meta) => send('confirmation', to, hash, code, meta?.userId),
    sendRecovery: (to, hash, code, meta) => send('recovery', to, hash, code, meta?.userId),
    sendMagicLink: (to, hash, code, meta) => send('magic_link', to, hash, code, meta?.userId),
    sendReauthentication: (to, code, meta) =>
      send('reauthentication', to, meta?.tokenHash ?? '', code, meta?.userId),

    /** Both addresses are asked while both must agree. */
    async sendEmailChange(to, hash, code, meta = {}) {
      const { userId, currentEmail: email = to, newEmail = to, tokenNew, tokenHashNew } = meta
      const change = { kind: 'email_change', userId, email, newEmail } as const
      const current = { hash: replaceLiteHash(to, code, hash), code }
      if (!tokenNew || !tokenHashNew) return mailer.send({ ...change, to, ...current })
      const hashForNew = replaceLiteHash(newEmail, tokenNew, tokenHashNew)
      await mailer.send({ ...change, to: newEmail, hash: hashForNew, code: tokenNew, current })
    },
  }
}
