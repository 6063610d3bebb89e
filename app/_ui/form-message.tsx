'use client'
import { useFormResult } from './form'
import { Notice } from './notice'
import { RequestId } from './request-id'
import { Secret } from './secret'

/** Stands in the page from the start, so that a screen reader hears what is put into it. */
export function FormMessage() {
  const { message, fieldErrors, done, requestId, secret } = useFormResult()
  const refusal = message ?? fieldErrors?.['']

  return (
    <div aria-live="polite" className="empty:hidden">
      {refusal && (
        <Notice look="danger">
          {refusal}
          {requestId && <RequestId id={requestId} />}
        </Notice>
      )}
      {done && (
        <Notice>
          {done}
          {secret && <Secret {...secret} />}
        </Notice>
      )}
    </div>
  )
}
