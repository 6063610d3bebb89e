'use client'
import { useUiWords } from '../_messages/ui-words'
import { CopyButton } from './copy-button'

/** Under which a failure is found in the log. */
export function RequestId({ id, label }: { id: string; label?: string }) {
  const { requestId } = useUiWords()

  return (
    <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
      <span className="min-w-0">
        {label ?? requestId} <code className="font-mono text-ink">{id}</code>
      </span>
      <CopyButton text={id} />
    </p>
  )
}
