import { hash } from 'node:crypto'
import { confirmPathFor, wayIn } from '@/lib/auth/link-way'
import { confirmEmailChange } from '@/lib/mail/confirm-email-change'
import type { Mail } from '@/lib/mail/mail'
import { signInLink } from '@/lib/mail/sign-in-link'
import { reauthenticationCode } from '@/lib/mail/reauthentication-code'
import { type SignInChange, signInChanged } from '@/lib/mail/sign-in-changed'
import type { KnownMail } from './schema'

/** The key recognises the same mail when Auth calls again under another id. */
type Letter = { mail: Mail; onceKey?: string }

export function lettersFor(asked: KnownMail): Letter[] {
  if (!('user' in asked)) return []
  const { user, email_data: data } = asked
  const { next, locale } = wayIn(data.redirect_to)

  switch (data.email_action_type) {
    case 'signup':
    case 'magiclink':
      return [link(data.email_action_type, 'email', data.token_hash)]
    case 'invite':
    case 'recovery':
      return [link(data.email_action_type, data.email_action_type, data.token_hash)]
    case 'reauthentication': {
      const mail = reauthenticationCode({ to: user.email, locale, code: data.token })
      return [{ mail, onceKey: keyOf(user.email, data.token_hash) }]
    }
    case 'email_change': {
      const newEmail = 'new_email' in user ? user.new_email : ''
      const forNew = agreement(newEmail, newEmail, data.token_hash)
      return user.email && data.token_hash_new
        ? [forNew, agreement(user.email, newEmail, data.token_hash_new)]
        : [forNew]
    }
    default: {
      if (!user.email) return []
      const change = data.email_action_type.replace(/_notification$/, '') as SignInChange
      return [{ mail: signInChanged({ to: user.email, locale, change, at: new Date() }) }]
    }
  }

  function link(purpose: 'signup' | 'magiclink' | 'invite' | 'recovery', type: string, tokenHash: string) {
    const path = confirmPathFor({ tokenHash, type }, next)
    const mail = signInLink({ to: user.email, locale, purpose, path })
    return { mail, onceKey: keyOf(user.email, tokenHash) }
  }

  function agreement(to: string, newEmail: string, tokenHash: string) {
    const path = confirmPathFor({ tokenHash, type: 'email_change' }, next)
    const mail = confirmEmailChange({ to, locale, change: { from: user.email, to: newEmail }, path })
    return { mail, onceKey: keyOf(to, tokenHash) }
  }
}

function keyOf(to: string, tokenHash: string) {
  return hash('sha256', `${to} ${tokenHash}`, 'base64url')
}
