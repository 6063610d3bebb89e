import { randomUUID } from 'node:crypto'
import type { MailKind } from './default-templates.ts'
import type { Letter } from './mailer.ts'

const actions: Record<MailKind, string> = {
  confirmation: 'signup',
  recovery: 'recovery',
  magic_link: 'magiclink',
  email_change: 'email_change',
  invite: 'invite',
  reauthentication: 'reauthentication',
}

type Around = { user: object | undefined; redirectTo: string; apiUrl: string }

/**
 * What Supabase Auth tells its Send Email hook. Where both addresses must agree to a change, `token` is the present one's code and
 * `token_hash` the new one's hash. `token_new` and `token_hash_new` are the other two.
 */
export function hookPayload(letter: Letter, { user, redirectTo, apiUrl }: Around): object {
  const { kind, to, email = to, newEmail, code, hash, current } = letter
  return {
    metadata: { uuid: randomUUID(), time: new Date().toISOString(), name: 'send-email', ip_address: '' },
    user: { ...user, email, ...(newEmail && { new_email: newEmail }) },
    email_data: {
      token: current?.code ?? code,
      token_hash: hash,
      redirect_to: redirectTo,
      email_action_type: actions[kind],
      site_url: apiUrl,
      token_new: current ? code : '',
      token_hash_new: current?.hash ?? '',
      old_email: '',
      old_phone: '',
      provider: '',
      factor_type: '',
    },
  }
}
