'use client'
import { useUiWords } from '../_messages/ui-words'
import { CopyButton } from './copy-button'
import { TextField } from './text-field'

/** What is shown this once, to be copied by a press or by hand. */
export function Secret({ label, text }: { label: string; text: string }) {
  const { secretOnce } = useUiWords()

  return (
    <div className="mt-3 grid gap-2">
      <div className="flex items-end gap-2">
        <div className="min-w-0 grow font-mono">
          <TextField name="secret" label={label} defaultValue={text} readOnly />
        </div>
        <CopyButton text={text} look="secondary" />
      </div>
      <p className="text-sm text-ink-soft">{secretOnce}</p>
    </div>
  )
}
