import { messages } from '@/app/_messages/messages'
import { Select } from '@/app/_ui/select'
import { TextField } from '@/app/_ui/text-field'
import { type Label, labelColours } from '@/lib/features/labels/schema'

export async function LabelFields({ label }: { label?: Label }) {
  const { labels: m } = await messages()

  return (
    <div className="grid items-start gap-3 sm:grid-cols-[1fr_9rem]">
      <TextField name="name" label={m.name} defaultValue={label?.name} />
      <Select
        name="colour"
        label={m.colour}
        defaultValue={label?.colour ?? labelColours[0]}
        options={labelColours.map((value) => ({ value, name: m.colours[value] }))}
      />
    </div>
  )
}
