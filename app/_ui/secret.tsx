'use client'
import { useId } from 'react'
import { useUiWords } from '../_messages/ui-words'
import { CopyButton } from './copy-button'
import { fieldClass } from './field-class'

/** A secret that is shown once, with a copy button. It has no name, so the form around it never sends it. */
export function Secret({ label, text }: { label: string; text: string }) {
  const { secretOnce } = useUiWords()
  const id = useId()

  return (
    <div className="mt-3 grid gap-2">
      <div className="flex items-end gap-2">
        <div className="grid min-w-0 grow gap-1">
          <label htmlFor={id} className="text-sm font-medium">
            {label}
          </label>
          <input
            id={id}
            value={text}
            readOnly
            className={`${fieldClass} min-h-9 font-mono pointer-coarse:min-h-11`}
          />
        </div>
        <CopyButton text={text} look="secondary" />
      </div>
      <p className="text-sm text-ink-soft">{secretOnce}</p>
    </div>
  )
}
