'use client'
import type { FormState } from '@/app/_forms/form-state'
import { useFormResult } from './form-result'
import { Notice } from './notice'
import { RequestIdOfRefusal } from './request-id'
import { Secret } from './secret'
import { TextLink } from './text-link'

/** Always in the page, so screen readers announce its content. */
export function FormMessage({ staleShown }: { staleShown: boolean }) {
  const { message, links, fieldErrors, done, requestId, ours, secret, stale } = useFormResult()
  const refusal = !(stale && staleShown) && (message ?? fieldErrors?.[''])

  return (
    <div aria-live="polite" className="empty:hidden">
      {refusal && (
        <Notice look="danger">
          {refusal}
          <Links links={links} />
          {requestId && <RequestIdOfRefusal id={requestId} ours={ours} />}
        </Notice>
      )}
      {done && (
        <Notice>
          {done}
          <Links links={links} />
          {secret && <Secret {...secret} />}
        </Notice>
      )}
    </div>
  )
}

function Links({ links }: Pick<FormState, 'links'>) {
  if (!links) return null
  return (
    <ul className="my-1 list-disc pl-5">
      {links.map(({ text, href }) => (
        <li key={href}>
          <TextLink href={href}>{text}</TextLink>
        </li>
      ))}
    </ul>
  )
}
