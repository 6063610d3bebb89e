import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { VersionField } from '@/app/_ui/version-field'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { changeTimeZoneAction } from './actions'

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/'))]

/** A search among hundreds of zones, which every browser has in a field with suggestions. */
export async function TimeZone({ workspace: { id, timeZone, version } }: { workspace: Workspace }) {
  const { workspaceSettings: words } = await messages()

  return (
    <Form action={changeTimeZoneAction.bind(null, { workspaceId: id })} label={words.timeZone}>
      <VersionField version={version} />
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 grow basis-64">
          <TextField
            name="timeZone"
            label={words.timeZoneLabel}
            hint={words.timeZoneHint}
            defaultValue={timeZone}
            suggestions={zones}
          />
        </div>
        {/* Aligned with the field, below its hint. */}
        <SubmitButton className="max-sm:w-full sm:mt-12">{words.timeZoneVerb}</SubmitButton>
      </div>
    </Form>
  )
}
