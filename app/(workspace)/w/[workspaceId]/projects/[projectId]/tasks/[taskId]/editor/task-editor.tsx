'use client'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { FormAction, FormState } from '@/app/_forms/form-state'
import type { Messages } from '@/app/_messages/messages'
import { DateField } from '@/app/_ui/date-field'
import { Form } from '@/app/_ui/form'
import { Select } from '@/app/_ui/select'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextArea } from '@/app/_ui/text-area'
import { TextField } from '@/app/_ui/text-field'
import { useHeld } from '@/app/_ui/use-held'
import { VersionField } from '@/app/_ui/version-field'
import { reactionToEdit } from '../../../changes/after-change'
import type { EditedTask } from '../../../changes/settled'
import { useSettle } from '../../../changes/use-settle'
import type { AtHand } from '../../../filter/choices'
import { LabelChoices } from './label-choices'
import { Theirs } from './theirs'

type Props = {
  task: EditedTask
  people: AtHand['people']
  labels: AtHand['labels']
  action: FormAction
  words: Messages['work']
  taskWords: Messages['task']
  fields: Pick<Messages['fields'], 'description' | 'save'>
}

/** The whole task as a form. Once somebody types, the form keeps the task that they began with, whatever others change meanwhile. */
export function TaskEditor({ task, people, labels, action, words, taskWords, fields }: Props) {
  const { shown, held, hold, release, adopt } = useHeld(task)
  const [round, setRound] = useState(0)
  const stale = held !== undefined && held.version !== task.version
  const editor = useRef<HTMLDivElement>(null)
  const settle = useSettle(words.unreachable)

  function keepMine() {
    flushSync(() => adopt({ ...shown, version: task.version }))
    editor.current?.querySelector('form')?.requestSubmit()
  }

  function reactionTo({ version }: FormState) {
    return version === undefined ? undefined : reactionToEdit({ before: task, version, words, settle })
  }

  return (
    <div ref={editor} onInput={hold}>
      <Form
        key={round}
        action={action}
        label={taskWords.change}
        announced
        reactionTo={reactionTo}
        staleShown={stale}
        onDone={release}
        className="grid items-start gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,1fr)_16rem] lg:[&>[aria-live]]:col-span-2"
      >
        {stale && (
          <Theirs
            task={task}
            words={words}
            people={people.people}
            onTake={() => {
              release()
              setRound(round + 1)
            }}
            onKeep={keepMine}
          />
        )}
        <VersionField version={shown.version} />
        <div className="grid gap-5">
          <TextField name="title" label={taskWords.title} defaultValue={shown.title} />
          <TextArea
            name="description"
            label={fields.description}
            defaultValue={shown.description}
            required={false}
            rows={7}
          />
          <div className="max-lg:hidden">
            <SubmitButton>{fields.save}</SubmitButton>
          </div>
        </div>
        <div className="grid gap-5">
          <Select
            name="assigneeId"
            label={words.assignee}
            required={false}
            defaultValue={shown.assigneeId ?? ''}
            options={[
              { value: '', name: words.nobody },
              ...people.people.map(({ id, name }) => ({ value: id, name })),
            ]}
            search={people.search}
          />
          <DateField
            name="dueOn"
            label={words.dueOn}
            required={false}
            defaultValue={shown.dueOn ?? undefined}
          />
          <LabelChoices worn={shown.labels} {...labels} words={words} />
          <div className="lg:hidden">
            <SubmitButton className="w-full">{fields.save}</SubmitButton>
          </div>
        </div>
      </Form>
    </div>
  )
}
