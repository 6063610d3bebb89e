'use client'
import { Check } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { classes } from '@/app/_ui/classes'

type Props = { label: string; selected: boolean; faint: boolean; onSelect: () => void }

/** Chooses a row for what is done to several at once. It shows itself to whoever points at the row, comes to it, or has begun. */
export function SelectBox({ label, selected, faint, onSelect }: Props) {
  const box = useRef<HTMLInputElement>(null)
  const fresh = useRef(true)

  // Before the first event that React passes on, or a choice could be taken back.
  useLayoutEffect(() => {
    // Nobody listened to what was chosen before the script had loaded.
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
        // Else a browser that restores the choice of an earlier visit would have it count.
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
