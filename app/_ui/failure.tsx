'use client'
import { unstable_isUnrecognizedActionError } from 'next/navigation'
import { useEffect } from 'react'
import { isUnchecked } from '@/lib/auth/unchecked-sign-in'
import { reportInBrowser } from '@/lib/observability/report-in-browser'
import { useUiWords } from '../_messages/ui-words'
import { Button } from './button'
import { PageHeader } from './page-header'
import { RequestId } from './request-id'

type Props = { error: unknown; retry: () => void }

/** Replaces a failed page and shows the reference of the failure in the log. */
export function Failure({ error, retry }: Props) {
  const words = useUiWords()
  const reference = referenceOf(error)
  const [title, lead] = isUnchecked(reference)
    ? [words.uncheckedTitle, words.uncheckedLead]
    : [words.failureTitle, words.failureLead]
  const isOld = unstable_isUnrecognizedActionError(error)

  useEffect(() => {
    // The server has already reported an error with a reference.
    if (!reference && !isOld) void reportInBrowser(error)
  }, [error, reference, isOld])

  if (isOld) {
    return (
      <>
        <PageHeader title={words.earlierTitle} lead={words.earlierLead} />
        <Button onClick={() => location.reload()}>{words.reload}</Button>
      </>
    )
  }
  return (
    <>
      <PageHeader title={title} lead={lead} />
      <div className="grid justify-items-start gap-6">
        <Button onClick={retry}>{words.tryAgain}</Button>
        {reference && <RequestId id={reference} label={words.reference} />}
      </div>
    </>
  )
}

function referenceOf(error: unknown) {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string'
    ? error.digest
    : undefined
}
