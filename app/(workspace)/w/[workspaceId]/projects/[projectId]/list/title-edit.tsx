'use client'
import { useEffect, useId, useRef } from 'react'
import type { Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Button } from '@/app/_ui/button'
import { fieldClass } from '@/app/_ui/field-class'

type Props = {
  label: string
  title: string
  /** Another user's title, which only a decision of the visitor replaces. */
  theirs: string | undefined
  words: Messages['work']
  onFinish: (title: string | undefined, back: boolean) => void
}

/** Enter and leaving keep what was typed, Escape does not. */
export function TitleEdit({ label, title, theirs, words, onFinish }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const ended = useRef(false)
  const theirsId = useId()

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
      className="grid min-w-0 grow basis-48 gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        finish(true, true)
      }}
    >
      <input
        ref={input}
        aria-label={label}
        aria-describedby={theirs && theirsId}
        defaultValue={title}
        autoComplete="off"
        onBlur={() => theirs === undefined && finish(true, false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') finish(false, true)
        }}
        className={`${fieldClass} py-1`}
      />
      {theirs !== undefined && (
        <div className="flex flex-wrap items-center gap-2 pb-1">
          <p id={theirsId} className="mr-auto px-1 text-sm text-care">
            {fill(words.titleNow, { title: theirs })}
          </p>
          <Button look="secondary" onClick={() => finish(false, true)}>
            {words.takeTheirs}
          </Button>
          <Button look="secondary" type="submit">
            {words.saveMine}
          </Button>
        </div>
      )}
    </form>
  )
}
