import { pageKeptForm } from '../_forms/page-kept-form'
import { notTyped } from '@/lib/http/kept-fields'
import { messages } from '../_messages/messages'
import { UntilLeft } from './kept-form'
import { Notice } from './notice'

/** Explains that a form was from an earlier version or waited for a proof, and shows input that the page no longer has a field for. */
export async function KeptNotice() {
  const kept = await pageKeptForm()
  if (!kept) return null
  const { keptForm: words, fields } = await messages()
  const labels: Record<string, string> = fields
  const typed = Object.entries(kept.values).filter(([name, value]) => value !== '' && !notTyped.has(name))
  const stale = typed.length > 0 ? words.sendAgain : words.tryAgain
  const sentence = kept.author ? words.sendNow : stale

  return (
    <UntilLeft>
      <div role={kept.author ? 'status' : 'alert'} className="mx-auto w-full max-w-page px-4 pt-4 sm:px-6">
        <Notice look={kept.author ? 'plain' : 'danger'}>
          <p>{sentence}</p>
          {kept.tooLong && <p>{words.tooLong}</p>}
          {typed.length > 0 && (
            <details className="mt-1">
              <summary className="cursor-pointer">{words.typed}</summary>
              <dl className="mt-2 grid gap-2">
                {typed.map(([name, value]) => (
                  <div key={name}>
                    <dt className="text-sm font-medium">
                      {Object.hasOwn(labels, name) ? labels[name] : name}
                    </dt>
                    <dd className="whitespace-pre-wrap break-words">{value}</dd>
                  </div>
                ))}
              </dl>
            </details>
          )}
        </Notice>
      </div>
    </UntilLeft>
  )
}
