import { type Fault, setting, variable, onSite, withoutHook } from '../planting'

export const mailFaults: Record<string, Fault[]> = {
  'mail.sender': [
    {
      says: 'There is neither a hook nor an SMTP server: mails go by the built-in mailer.',
      plant: withoutHook((settings) => {
        settings.smtp_host = null
      }),
    },
    setting(
      'hook_send_email_uri',
      'https://elsewhere.example/hook',
      /^The hook is https:\/\/elsewhere\.example\/hook, not/,
    ),
    variable('SEND_EMAIL_HOOK_SECRET', undefined, /^SEND_EMAIL_HOOK_SECRET is not set/),
  ],
  'mail.hook': [
    onSite({ hookStatus: 404 }, 'A call without a signature is answered with 404, not 401.'),
    onSite({ hookStatus: 200 }, 'A call without a signature is answered with 200, not 401.'),
    onSite(
      { hookSecret: 'v1,whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
      /^A call with our signature is answered with 401/,
    ),
  ],
  'mail.templates': [
    {
      says: 'The template recovery does not lead to /auth/confirm, as supabase/templates/recovery.html does.',
      plant: withoutHook((settings) => {
        settings.mailer_templates_recovery_content = '<a href="{{ .ConfirmationURL }}">Reset Password</a>'
      }),
    },
  ],
}
