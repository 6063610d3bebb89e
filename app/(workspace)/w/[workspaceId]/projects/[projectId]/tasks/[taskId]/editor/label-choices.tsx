'use client'
import { useState } from 'react'
import type { Messages } from '@/app/_messages/messages'
import { LabelChip } from '@/app/(workspace)/w/[workspaceId]/labels/label-chip'
import { Checkbox } from '@/app/_ui/checkbox'
import { Choices } from '@/app/_ui/choices'
import { fieldClass } from '@/app/_ui/field-class'
import { SearchBox } from '@/app/_ui/search-box'
import type { Option } from '@/app/_ui/select-box'
import { useAlive } from '@/app/_ui/use-alive'
import type { Task } from '@/lib/features/tasks/schema'
import type { AtHand } from '../../../filter/choices'

type Shown = Task['labels'][number]
type Props = { worn: Task['labels']; words: Messages['work'] } & AtHand['labels']

/** A box for each label at hand and each that the task has. A search adds boxes of others. */
export function LabelChoices({ worn, labels, search, words }: Props) {
  const alive = useAlive()
  const [added, add] = useState<Shown[]>([])
  const shown = [...new Map([...labels, ...worn, ...added].map((label) => [label.id, label])).values()]
  const isOn = ({ id }: Shown) => [...worn, ...added].some((label) => label.id === id)
  const options = shown.filter((label) => !isOn(label)).map(({ id, name }) => ({ value: id, name }))

  function choose({ value: id, name }: Option) {
    const known = shown.find((label) => label.id === id)
    add([...added, known ?? { id, name, colour: 'grey' }])
  }

  if (shown.length === 0) return null
  return (
    <Choices name="labelIds" label={words.labels}>
      <div className="flex flex-wrap gap-x-4">
        {shown.map((label) => (
          // React keeps what an uncontrolled box was first given.
          <Checkbox
            key={`${label.id} ${isOn(label)}`}
            name="labelIds"
            value={label.id}
            label={<LabelChip name={label.name} colour={label.colour} />}
            defaultChecked={isOn(label)}
          />
        ))}
      </div>
      {search && alive && (
        <SearchBox
          key={added.length}
          aria-label={words.addLabel}
          placeholder={words.addLabel}
          className={fieldClass}
          search={search}
          options={options}
          value={null}
          onChoose={choose}
        />
      )}
    </Choices>
  )
}
