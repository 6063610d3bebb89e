import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { hookSecrets } from '../../../lib/environment/hook-secrets.ts'
import { type Check, doesNotApply, finding } from '../check.ts'
import { type Settings, textOf } from '../settings.ts'
import type { Target } from '../target.ts'
import { ask } from '../web.ts'

const HOOK_PATH = '/api/hooks/auth-mail'
const HOOK = 'https://supabase.com/docs/guides/auth/auth-hooks/send-email-hook'
/** A notification of a kind that nobody knows is taken, and mails nobody. */
const NOTHING_TO_SEND = JSON.stringify({
  email_data: { email_action_type: 'deploy_check_notification' },
})
const templates = ['confirmation', 'magic_link', 'recovery', 'email_change']

export const mail: Check[] = [
  {
    id: 'mail.sender',
    title: 'Auth sends mails through the app’s hook or through your SMTP server.',
    why: 'The built-in mailer sends two an hour, to members of the project only, with links that do not fit our pages.',
    mend: 'Authentication → Auth Hooks → Send Email: <site>/api/hooks/auth-mail, its secret in SEND_EMAIL_HOOK_SECRET. Or Authentication → Emails → SMTP Settings.',
    link: HOOK,
    needs: ['SUPABASE_ACCESS_TOKEN', 'site'],
    run: async (target) => {
      const settings = await target.authSettings()
      if (!usesHook(settings))
        return finding(
          !settings.smtp_host &&
            'There is neither a hook nor an SMTP server: mails go by the built-in mailer.',
        )
      const uri = textOf(settings, 'hook_send_email_uri')
      return finding(
        uri !== target.page(HOOK_PATH) && `The hook is ${uri}, not ${target.page(HOOK_PATH)}.`,
        !target.variables.SEND_EMAIL_HOOK_SECRET &&
          'SEND_EMAIL_HOOK_SECRET is not set, so the hook answers nobody.',
      )
    },
  },
  {
    id: 'mail.hook',
    title: 'The hook answers, and refuses unsigned calls.',
    why: 'An open hook sends mails in your name, and a missing one sends none.',
    mend: 'Set SEND_EMAIL_HOOK_SECRET to the hook’s secret from the dashboard, and deploy again.',
    link: HOOK,
    needs: ['SUPABASE_ACCESS_TOKEN', 'site'],
    run: async (target) => {
      if (!usesHook(await target.authSettings())) return doesNotApply('an SMTP server sends the mails')
      const unsigned = await callHook(target, {})
      const { SEND_EMAIL_HOOK_SECRET: secret } = target.variables
      if (!secret || unsigned !== 401)
        return finding(
          unsigned !== 401 && `A call without a signature is answered with ${unsigned}, not 401.`,
        )
      const signed = await callHook(target, signatureOf(secret))
      return finding(
        signed !== 202 &&
          `A call with our signature is answered with ${signed}, not 202: the deployment has another secret.`,
      )
    },
  },
  {
    id: 'mail.templates',
    title: 'Every mail template leads to our page.',
    why: 'The built-in templates link to Auth, where a mail scanner uses the link up.',
    mend: 'Authentication → Emails → Templates: the files of supabase/templates, or npx supabase config push.',
    link: 'https://supabase.com/docs/guides/auth/auth-email-templates',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async (target) => {
      const settings = await target.authSettings()
      if (usesHook(settings)) return doesNotApply('the hook writes the mails')
      return finding(
        ...templates
          .filter((name) => !leadsToOurPage(textOf(settings, `mailer_templates_${name}_content`)))
          .map(
            (name) =>
              `The template ${name} does not lead to /auth/confirm, as supabase/templates/${name}.html does.`,
          ),
      )
    },
  },
]

function callHook(target: Target, signature: Record<string, string>) {
  const headers = { 'content-type': 'application/json', ...signature }
  return ask(target.page(HOOK_PATH), { method: 'POST', headers, body: NOTHING_TO_SEND }).then(
    ({ status }) => status,
  )
}

/** Supabase's signature: https://www.standardwebhooks.com. Of several secrets it is the first that signs. */
function signatureOf(secret: string) {
  const [id, now] = [`deploy-check-${randomUUID()}`, new Date()]
  const signer = new Webhook(hookSecrets(secret)[0]!)
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signer.sign(id, now, NOTHING_TO_SEND),
  }
}

function usesHook(settings: Settings) {
  return settings.hook_send_email_enabled === true
}

// Its words are the project's own.
function leadsToOurPage(template: string) {
  return (
    /\/auth\/confirm\?token_hash=\{\{ *\.TokenHash *\}\}/.test(template) &&
    !template.includes('.ConfirmationURL')
  )
}
