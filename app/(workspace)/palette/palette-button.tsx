'use client'
import { Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react'
import type { Messages } from '@/app/_messages/messages'
import type { PaletteGroup, PaletteSearch } from './palette-item'

// Loaded on demand, since most visits do not use it.
const Palette = lazy(() => import('./palette').then((loaded) => ({ default: loaded.Palette })))

type Props = {
  label: string
  words: Messages['palette']
  hint: string
  groups: PaletteGroup[]
  searches: PaletteSearch[]
}

/** Opens the palette, like Ctrl+K and Command+K. */
export function PaletteButton({ label, ...palette }: Props) {
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const [text, setText] = useState('')

  function show(next: boolean) {
    setText('')
    setWanted(true)
    setOpen(next)
  }

  const toggle = useEffectEvent(() => show(!open))
  const close = useEffectEvent(() => show(false))

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      toggle()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  useEffect(() => {
    if (!open) return undefined
    // Keys go to the palette before it has the focus, and not to the page behind.
    function onKeyDown(event: KeyboardEvent) {
      const { key, ctrlKey, metaKey, altKey, target } = event
      if (ctrlKey || metaKey || altKey || isFunction(key) || isInDialog(target)) return
      event.preventDefault()
      event.stopPropagation()
      if (key === 'Escape') close()
      if (key === 'Backspace') setText((typed) => typed.slice(0, -1))
      if (key.length === 1) setText((typed) => typed + key)
    }
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [open])

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => show(true)}
        className="inline-flex min-h-9 min-w-9 cursor-pointer items-center justify-center gap-2 rounded-lg border border-line bg-surface px-2.5 text-sm text-ink-soft shadow-raised hover:border-field hover:text-ink pointer-coarse:min-h-11 pointer-coarse:min-w-11 sm:w-60 sm:justify-start"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="max-sm:sr-only">{label}</span>
        <kbd aria-hidden className="ml-auto font-sans text-xs max-sm:hidden">
          Ctrl K
        </kbd>
      </button>
      {wanted && (
        <Suspense>
          <Palette open={open} onOpenChange={show} text={text} onType={setText} {...palette} />
        </Suspense>
      )}
    </>
  )
}

// Browser shortcuts such as reload still work.
function isFunction(key: string) {
  return /^F\d/.test(key)
}

function isInDialog(target: EventTarget | null) {
  return target instanceof Element && target.closest('dialog, [role=dialog]') !== null
}
