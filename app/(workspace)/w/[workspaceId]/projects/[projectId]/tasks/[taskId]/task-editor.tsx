'use client'
import { startTransition, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { FormAction, FormState } from '@/app/_forms/form-state'
import type { Outcome } from '@/app/_forms/outcome'
import type { Messages } from '@/app/_messages/messages'
import { Checkbox } from '@/app/_ui/checkbox'
import { Choices } from '@/app/_ui/choices'
import { DateField } from '@/app/_ui/date-field'
import { Form } from '@/app/_ui/form'
import { LabelChip } from '@/app/(workspace)/w/[workspaceId]/labels/label-chip'
import { Select } from '@/app/_ui/select'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextArea } from '@/app/_ui/text-area'
import { VersionField } from '@/app/_ui/version-field'
import { TextField } from '@/app/_ui/text-field'
import type { Label } from '@/lib/features/labels/schema'
import type { ChangeTask, Task } from '@/lib/features/tasks/schema'
import type { Person } from '../../task-view'
import { useOutcome } from '../../use-outcome'
import { Theirs } from './theirs'
import { useHeld } from './use-held'

type Props = {
  task: Pick<Task, 'title' | 'description' | 'assigneeId' | 'dueOn' | 'labels' | 'version'>
  people: Person[]
  labels: Label[]
  action: FormAction
  putBack: (before: ChangeTask & { version: number }) => Promise<Outcome>
  words: Messages['work']
  texts: Messages['task']
  fields: Pick<Messages['fields'], 'description' | 'save'>
}

/** The whole task as a form. Once somebody types, it keeps to what they began with, whatever others change meanwhile. */
export function TaskEditor({ task, people, labels, action, putBack, words, texts, fields }: Props) {
  const { shown, held, hold, release, adopt } = useHeld(task)
  const [round, setRound] = useState(0)
  const stale = held !== undefined && held.version !== task.version
  const editor = useRef<HTMLDivElement>(null)
  const settle = useOutcome(words.unreachable)

  function keepMine() {
    flushSync(() => adopt({ ...shown, version: task.version }))
    editor.current?.querySelector('form')?.requestSubmit()
  }

  function takeBackOf({ version }: FormState) {
    if (version === undefined) return undefined
    const { title, description, assigneeId, dueOn, labels: worn } = task
    const before = { title, description, assigneeId, dueOn, labelIds: worn.map(({ id }) => id), version }
    return () => startTransition(() => settle(putBack(before)))
  }

  return (
    <div ref={editor} onInput={hold}>
      <Form
        key={round}
        action={action}
        label={texts.change}
        announced
        takeBackOf={takeBackOf}
        staleShown={stale}
        onDone={release}
        className="grid items-start gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,1fr)_16rem] lg:[&>[aria-live]]:col-span-2"
      >
        {stale && (
          <Theirs
            task={task}
            words={words}
            people={people}
            onTake={() => {
              release()
              setRound(round + 1)
            }}
            onKeep={keepMine}
          />
        )}
        <VersionField version={shown.version} />
        <div className="grid gap-5">
          <TextField name="title" label={texts.title} defaultValue={shown.title} />
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
              ...people.map(({ id, name }) => ({ value: id, name })),
            ]}
          />
          <DateField
            name="dueOn"
            label={words.dueOn}
            required={false}
            defaultValue={shown.dueOn ?? undefined}
          />
          {labels.length > 0 && (
            <Choices name="labelIds" label={words.labels}>
              <div className="flex flex-wrap gap-x-4">
                {labels.map(({ id, name, colour }) => {
                  const worn = shown.labels.some((label) => label.id === id)
                  return (
                    // React keeps what an uncontrolled box was first given.
                    <Checkbox
                      key={`${id} ${worn}`}
                      name="labelIds"
                      value={id}
                      label={<LabelChip name={name} colour={colour} />}
                      defaultChecked={worn}
                    />
                  )
                })}
              </div>
            </Choices>
          )}
          <div className="lg:hidden">
            <SubmitButton className="w-full">{fields.save}</SubmitButton>
          </div>
        </div>
      </Form>
    </div>
  )
}
