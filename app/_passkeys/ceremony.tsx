'use client'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Messages } from '@/app/_messages/messages'
import type { ButtonLook } from '@/app/_ui/button'
import { useFormResult } from '@/app/_ui/form-result'
import { Notice } from '@/app/_ui/notice'
import { SubmitButton } from '@/app/_ui/submit-button'
import { answerOf, canUsePasskeys, type Kind, troubleOf } from './authenticator'

type Props = { kind: Kind; verb: string; words: Messages['passkeyCeremony']; look?: ButtonLook }

/**
 * The button of a form that asks the server for a challenge and sends the answer of the browser’s passkeys. Nothing is shown without a
 * script, or in a browser that has no passkeys. The server draws the button, so nothing moves below a pointer when the script arrives.
 */
export function PasskeyCeremony({ kind, verb, words, look = 'secondary' }: Props) {
  const isAble = useSyncExternalStore(never, canUsePasskeys, () => true)
  const fields = useRef<HTMLFieldSetElement>(null)
  const { ceremony, fieldErrors } = useFormResult()
  const trouble = useAnswer(fields, kind, ceremony)
  if (!isAble) return null

  const refusal = fieldErrors?.credential ?? fieldErrors?.challengeId ?? (trouble && words[trouble])
  return (
    <fieldset ref={fields} className="grid gap-3 noscript:hidden">
      <input type="hidden" name="step" defaultValue="begin" />
      <input type="hidden" name="challengeId" />
      <input type="hidden" name="credential" />
      <div aria-live="polite" className="empty:hidden">
        {refusal && <Notice look="danger">{refusal}</Notice>}
      </div>
      <SubmitButton look={look}>{verb}</SubmitButton>
    </fieldset>
  )
}

type Ceremony = ReturnType<typeof useFormResult>['ceremony']

/** Asks the browser once for each challenge, and submits its answer. Returns what kept it from answering. */
function useAnswer(fields: React.RefObject<HTMLFieldSetElement | null>, kind: Kind, ceremony: Ceremony) {
  const [trouble, setTrouble] = useState<{ of: Ceremony; is: ReturnType<typeof troubleOf> }>()

  useEffect(() => {
    if (!ceremony) return undefined
    const leaving = new AbortController()
    const { challengeId, options } = ceremony
    answerOf(kind, options, leaving.signal)
      .then((credential) => send(fields.current, { step: 'answer', challengeId, credential }))
      .catch((error: unknown) => {
        if (!leaving.signal.aborted) setTrouble({ of: ceremony, is: troubleOf(error) })
      })
    return () => leaving.abort()
  }, [ceremony, fields, kind])

  return trouble?.of === ceremony ? trouble?.is : undefined
}

/** The next press of the button begins anew. */
function send(fields: HTMLFieldSetElement | null, values: Record<string, string>) {
  const form = fields?.form
  if (!form) return
  for (const [name, value] of Object.entries(values)) inputIn(form, name).value = value
  form.requestSubmit()
  inputIn(form, 'step').value = 'begin'
}

function inputIn(form: HTMLFormElement, name: string) {
  return form.elements.namedItem(name) as HTMLInputElement
}

const never = () => () => {}
