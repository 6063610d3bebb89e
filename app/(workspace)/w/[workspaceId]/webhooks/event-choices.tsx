import { messages, type Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Checkbox } from '@/app/_ui/checkbox'
import { Choices } from '@/app/_ui/choices'
import { eventKinds } from './event-types'

/** Checkboxes for all events, all events of a kind, or single types. A wider choice hides the narrower ones. */
export async function EventChoices({ chosen }: { chosen: string[] }) {
  const m = await messages()

  return (
    <Choices name="eventTypes" label={m.webhooks.eventTypes}>
      <div className="group/all grid gap-3">
        <Checkbox
          name="eventTypes"
          value="*"
          label={m.webhooks.everything}
          defaultChecked={chosen.includes('*')}
        />
        <div className="grid gap-x-6 gap-y-4 group-has-[[value='*']:checked]/all:hidden sm:grid-cols-2">
          {eventKinds.map(({ kind, types }) => (
            <Kind key={kind} kind={kind} types={types} chosen={chosen} m={m} />
          ))}
        </div>
      </div>
    </Choices>
  )
}

type Props = { kind: string; types: string[]; chosen: string[]; m: Messages }

function Kind({ kind, types, chosen, m }: Props) {
  return (
    <div className="group/kind">
      <Checkbox
        name="eventTypes"
        value={`${kind}.*`}
        label={fill(m.webhooks.allOf, { kind: kindName(kind, m) })}
        defaultChecked={types.every((type) => chosen.includes(type))}
      />
      <div className="flex flex-wrap gap-x-5 pl-7 group-has-[[value$='.*']:checked]/kind:hidden">
        {types.map((type) => (
          <Checkbox
            key={type}
            name="eventTypes"
            value={type}
            label={eventName(type, m)}
            defaultChecked={chosen.includes(type)}
          />
        ))}
      </div>
    </div>
  )
}

/** The name of an event type, or its API name if it has none. */
export function eventName(type: string, m: Messages): string {
  const [kind = '', action = ''] = type.split('.')
  const does = m.activity.actions[action as keyof Messages['activity']['actions']]
  return does ? `${kindName(kind, m)} ${does}` : type
}

function kindName(kind: string, m: Messages) {
  return m.activity.kinds[kind as keyof Messages['activity']['kinds']] ?? kind
}
