'use client'
import { useEffect, useState } from 'react'

const SHOWN_MS = 2_000

/** One listener for the buttons of all samples. */
export function CopySamples() {
  const [said, say] = useState('')

  useEffect(() => {
    const listen = ({ target }: Event) => {
      const button = target instanceof Element ? target.closest('button[data-copy]') : null
      const text = button?.closest('figure')?.querySelector('pre')?.textContent
      if (!button?.firstChild || text === undefined) return
      const word = button.firstChild
      const show = (done: string) => {
        word.textContent = done
        say(done)
        setTimeout(() => {
          word.textContent = 'Copy'
          say('')
        }, SHOWN_MS)
      }
      navigator.clipboard.writeText(text).then(
        () => show('Copied'),
        () => show('Select the text to copy it'),
      )
    }
    document.addEventListener('click', listen)
    return () => document.removeEventListener('click', listen)
  }, [])

  return <output className="sr-only">{said}</output>
}
