import { randomUUID } from 'node:crypto'
import type { MailKind } from './default-templates.ts'
import type { Letter } from './letter.ts'

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
 * The body that Supabase Auth sends to its Send Email hook. In a change to which both addresses must agree, `token` is the code of
 * the present address and `token_hash` the hash of the new one. `token_new` and `token_hash_new` are the other two.
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
