'use client'
import type { FormAction } from '@/app/_forms/form-state'
import { FormDialog } from '@/app/_ui/form-dialog'
import type { Opener } from '@/app/_ui/modal'
import { TextArea } from '@/app/_ui/text-area'
import { useHeld } from '@/app/_ui/use-held'
import { VersionField } from '@/app/_ui/version-field'
import type { Comment } from '@/lib/features/comments/schema'

type Props = {
  action: FormAction
  opener: Opener
  title: string
  verb: string
  label: string
  comment: Pick<Comment, 'body' | 'version'>
}

export function EditComment({ comment, label, ...dialog }: Props) {
  const { shown, hold, release } = useHeld(comment)

  return (
    <div onInput={hold}>
      <FormDialog {...dialog} onDone={release}>
        <VersionField version={shown.version} />
        <TextArea name="body" label={label} defaultValue={shown.body} rows={6} sends />
      </FormDialog>
    </div>
  )
}
