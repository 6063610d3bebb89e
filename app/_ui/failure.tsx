'use client'
import { useEffect, useState } from 'react'
import { reportInBrowser } from '@/lib/observability/report-in-browser'
import { Button } from './button'
import { PageHeader } from './page-header'

type Props = { error: unknown; retry: () => void }

/** What a page shows instead of itself, with the reference under which the failure is in the log. */
export function Failure({ error, retry }: Props) {
  const reference = referenceOf(error)

  useEffect(() => {
    // An error with a reference comes from the server, which has reported it.
    if (!reference) void reportInBrowser(error)
  }, [error, reference])

  return (
    <>
      <PageHeader
        title="Something went wrong"
        lead="It is not your fault, and it has been reported. Trying again often helps."
      />
      <div className="grid justify-items-start gap-6">
        <Button onClick={retry}>Try again</Button>
        {reference && <Reference text={reference} />}
      </div>
    </>
  )
}

function Reference({ text }: { text: string }) {
  const [copied, setCopied] = useState(false)

  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
      <span>
        Reference <code className="font-mono text-ink">{text}</code>
      </span>
      <Button
        look="quiet"
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
      </Button>
    </p>
  )
}

function referenceOf(error: unknown) {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string'
    ? error.digest
    : undefined
}
