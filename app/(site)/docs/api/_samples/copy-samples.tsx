'use client'
import { useEffect, useState } from 'react'

const SHOWN_MS = 2_000

/** One listener for the buttons of all samples. */
export function CopySamples() {
  const [said, say] = useState('')

  useEffect(() => {
    let end = () => {}
    const listen = ({ target }: Event) => {
      const button = target instanceof Element ? target.closest('button[data-copy]') : null
      const text = button?.closest('figure')?.querySelector('pre')?.textContent
      if (!button?.firstChild || text === undefined) return
      const word = button.firstChild
      const show = (done: string) => {
        end()
        word.textContent = `${done} `
        say(done)
        const timer = setTimeout(() => end(), SHOWN_MS)
        end = () => {
          clearTimeout(timer)
          word.textContent = 'Copy '
          say('')
        }
      }
      write(text).then(
        () => show('Copied'),
        () => show('Select the text to copy it'),
      )
    }
    document.addEventListener('click', listen)
    return () => {
      end()
      document.removeEventListener('click', listen)
    }
  }, [])

  return <output className="sr-only">{said}</output>
}

/** Rejects where the browser forbids it, which has no clipboard at all outside of https. */
async function write(text: string) {
  await navigator.clipboard.writeText(text)
}
