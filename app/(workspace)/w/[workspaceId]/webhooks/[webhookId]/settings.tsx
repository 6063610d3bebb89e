import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { Form } from '@/app/_ui/form'
import { VersionField } from '@/app/_ui/version-field'
import { Section } from '@/app/_ui/section'
import { SubmitButton } from '@/app/_ui/submit-button'
import { Time } from '@/app/_ui/time'
import { type Role, roleAllows } from '@/lib/auth/permissions'
import type { Webhook } from '@/lib/features/webhooks/schema'
import { changeWebhookAction, removeWebhookAction, switchWebhookAction } from '../actions'
import { rotateSecretAction } from '../delivery-actions'
import { WebhookFields } from '../webhook-fields'

type Props = { webhook: Webhook; role: Role | null }

/** The actions for a webhook, the harmless ones first. */
export async function WebhookSettings({ webhook, role }: Props) {
  const { webhooks: m, fields } = await messages()
  const { id, workspaceId, enabled, secretChangedAt, url, version } = webhook
  const scope = { workspaceId, webhookId: id }

  return (
    <div className="grid gap-8 sm:gap-10">
      <Section title={m.switch} lead={m.switchLead}>
        <Form
          action={switchWebhookAction.bind(null, { ...scope, enabled: !enabled })}
          label={m.switch}
          announced
        >
          <div>
            <SubmitButton look="secondary">{enabled ? m.disable : m.enable}</SubmitButton>
          </div>
        </Form>
      </Section>
      <Section title={m.change}>
        <Form action={changeWebhookAction.bind(null, scope)} label={m.change} announced>
          <VersionField version={version} />
          <WebhookFields webhook={webhook} />
          <div>
            <SubmitButton className="max-sm:w-full">{fields.save}</SubmitButton>
          </div>
        </Form>
      </Section>
      <Section title={m.rotate} lead={m.rotateLead}>
        <Form action={rotateSecretAction.bind(null, scope)} label={m.rotate}>
          <p className="text-ink-soft">
            {m.changedAt} <Time at={secretChangedAt} />
          </p>
          <div>
            <SubmitButton look="secondary">{m.rotateVerb}</SubmitButton>
          </div>
        </Form>
      </Section>
      {roleAllows(role, 'webhooks.remove') && (
        <Section title={m.remove} lead={m.removeLead}>
          <ConfirmDialog
            action={removeWebhookAction.bind(null, scope)}
            look="danger"
            verb={m.removeVerb}
            title={fill(m.removeTitle, { host: new URL(url).host })}
          >
            <p>{m.removeQuestion}</p>
          </ConfirmDialog>
        </Section>
      )}
    </div>
  )
}
