'use client'
import { Check } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { classes } from '@/app/_ui/classes'

type Props = { label: string; selected: boolean; faint: boolean; onSelect: () => void }

/** Selects a row for a bulk change. Visible while the row has the pointer or the focus, or any row is selected. */
export function SelectBox({ label, selected, faint, onSelect }: Props) {
  const box = useRef<HTMLInputElement>(null)
  const fresh = useRef(true)

  // Runs before React's first event, which could otherwise reverse a choice.
  useLayoutEffect(() => {
    // Applies a choice made before the script had loaded.
    if (fresh.current && box.current!.checked !== selected) onSelect()
    else box.current!.checked = selected
    fresh.current = false
    // Only another choice counts, not a new function.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [selected])

  return (
    <label
      className={classes(
        'relative grid size-7 shrink-0 cursor-pointer place-items-center noscript:hidden pointer-coarse:size-11',
        faint && 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:hidden',
      )}
    >
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        // A browser would otherwise restore the choice of an earlier visit.
        autoComplete="off"
        defaultChecked={selected}
        onChange={onSelect}
        className="peer size-4 cursor-pointer appearance-none rounded-sm border border-field bg-surface checked:border-accent checked:bg-accent"
      />
      <Check
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none absolute inset-0 m-auto size-3 text-on-accent opacity-0 peer-checked:opacity-100"
      />
    </label>
  )
}
