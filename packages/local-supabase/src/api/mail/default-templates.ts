export type MailKind =
  | 'confirmation'
  | 'recovery'
  | 'magic_link'
  | 'email_change'
  | 'invite'
  | 'reauthentication'

const link = (text: string) => `<p><a href="{{ .ConfirmationURL }}">${text}</a></p>`

/** The mails of a project whose supabase/config.toml names no template. */
export const defaultTemplates: Record<MailKind, { subject: string; html: string }> = {
  confirmation: { subject: 'Confirm your signup', html: `<h2>Confirm your signup</h2>${link('Confirm')}` },
  recovery: { subject: 'Reset your password', html: `<h2>Reset your password</h2>${link('Reset password')}` },
  magic_link: {
    subject: 'Your magic link',
    html: `<h2>Your magic link</h2>${link('Log in')}<p>Or enter the code: {{ .Token }}</p>`,
  },
  email_change: {
    subject: 'Confirm email change',
    html: `<h2>Confirm the change from {{ .Email }} to {{ .NewEmail }}</h2>${link('Change email')}`,
  },
  invite: { subject: "You've been invited", html: `<h2>You have been invited</h2>${link('Accept')}` },
  reauthentication: {
    subject: 'Confirm reauthentication',
    html: '<h2>Confirm reauthentication</h2><p>Enter the code: {{ .Token }}</p>',
  },
}
