import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { PasskeyCeremony } from '@/app/_passkeys/ceremony'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { Form } from '@/app/_ui/form'
import { FormDialog } from '@/app/_ui/form-dialog'
import { TextField } from '@/app/_ui/text-field'
import { Time } from '@/app/_ui/time'
import type { UserCaller } from '@/lib/auth/caller'
import type { Passkey } from '@/lib/features/passkeys/schema'
import { listPasskeys } from '@/lib/features/passkeys/service'
import { addPasskeyAction, removePasskeyAction, renamePasskeyAction } from './actions'

export async function Passkeys({ caller }: { caller: UserCaller }) {
  const [passkeys, { passkeys: m, passkeyCeremony }] = await Promise.all([listPasskeys(caller), messages()])

  return (
    <div className="grid gap-4">
      {passkeys.length === 0 ? (
        <p className="text-ink-soft">{m.none}</p>
      ) : (
        <ul
          aria-label={m.list}
          className="divide-y divide-line rounded-xl border border-line bg-surface shadow-raised"
        >
          {passkeys.map((passkey) => (
            <PasskeyItem key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      <Form action={addPasskeyAction} label={m.add} className="grid gap-3 sm:justify-items-start">
        <p className="text-sm text-ink-soft">{m.addLead}</p>
        <PasskeyCeremony kind="create" verb={m.add} words={passkeyCeremony} />
      </Form>
    </div>
  )
}

async function PasskeyItem({ passkey: { id, name, createdAt, lastUsedAt } }: { passkey: Passkey }) {
  const { account, passkeys: m, fields } = await messages()
  const scope = { passkeyId: id }

  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0">
        <p className="font-medium break-words">{name}</p>
        <p className="text-sm text-ink-soft">
          {m.since} <Time at={createdAt} />
          {' · '}
          {lastUsedAt ? (
            <>
              {m.lastUsed} <Time at={lastUsedAt} />
            </>
          ) : (
            m.never
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-x-2">
        <FormDialog
          action={renamePasskeyAction.bind(null, scope)}
          opener={{ text: m.rename, label: fill(m.renameOf, { name }) }}
          title={m.renameTitle}
          verb={fields.save}
        >
          <TextField name="name" label={account.name} defaultValue={name} />
        </FormDialog>
        <ConfirmDialog
          action={removePasskeyAction.bind(null, scope)}
          opener={{ text: m.remove, label: fill(m.removeOf, { name }) }}
          verb={m.removeVerb}
          title={fill(m.removeTitle, { name })}
          announced
        >
          <p>{m.removeQuestion}</p>
        </ConfirmDialog>
      </div>
    </li>
  )
}
