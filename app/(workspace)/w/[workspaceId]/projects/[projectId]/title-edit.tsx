'use client'
import { useEffect, useRef } from 'react'
import { fieldClass } from '@/app/_ui/field'

/** As long as a title may be. */
const TITLE_LENGTH_MAX = 200

type Props = {
  label: string
  title: string
  onFinish: (title: string | undefined, back: boolean) => void
}

/** Enter and leaving keep what was typed, Escape does not. */
export function TitleEdit({ label, title, onFinish }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const ended = useRef(false)

  useEffect(() => {
    ended.current = false
    input.current?.select()
  }, [])

  function finish(keep: boolean, back: boolean) {
    if (ended.current) return
    ended.current = true
    const typed = input.current?.value.trim()
    onFinish(keep && typed ? typed : undefined, back)
  }

  return (
    <form
      className="min-w-0 grow basis-48"
      onSubmit={(event) => {
        event.preventDefault()
        finish(true, true)
      }}
    >
      <input
        ref={input}
        aria-label={label}
        defaultValue={title}
        maxLength={TITLE_LENGTH_MAX}
        autoComplete="off"
        onBlur={() => finish(true, false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') finish(false, true)
        }}
        className={`${fieldClass} py-1`}
      />
    </form>
  )
}
