'use client'
import { useState } from 'react'
import { useUiWords } from '../_messages/ui-words'
import { Button, type ButtonLook } from './button'

type Props = { text: string; look?: ButtonLook; className?: string }

export function CopyButton({ text, look = 'quiet', className }: Props) {
  const { copy, copied } = useUiWords()
  const [done, setDone] = useState(false)

  return (
    <Button
      look={look}
      {...(className && { className })}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setDone(true))}
    >
      <span aria-live="polite">{done ? copied : copy}</span>
    </Button>
  )
}
