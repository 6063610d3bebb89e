'use client'
import { useUiWords } from '../_messages/ui-words'
import { CopyButton } from './copy-button'

/** The request id of a failure. */
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

/** The request id of a refusal, folded unless the error was unexpected. */
export function RequestIdOfRefusal({ id, ours = false }: { id: string; ours?: boolean | undefined }) {
  const { requestIdFolded } = useUiWords()

  if (ours) return <RequestId id={id} />
  return (
    <details className="text-sm text-ink-soft">
      <summary className="w-fit cursor-pointer py-0.5 hover:text-ink">{requestIdFolded}</summary>
      <div className="flex flex-wrap items-center gap-x-2">
        <code className="min-w-0 font-mono text-ink">{id}</code>
        <CopyButton text={id} />
      </div>
    </details>
  )
}
