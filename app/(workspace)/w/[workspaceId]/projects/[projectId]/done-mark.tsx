import { classes } from '@/app/_ui/classes'

/** Whether a task is done, for who may only look. */
export function DoneMark({ done }: { done: boolean }) {
  return (
    <span className="grid size-11 shrink-0 place-items-center">
      <CheckSquare checked={done} />
      <span className="sr-only">{done ? 'Done:' : 'Open:'}</span>
    </span>
  )
}

export function CheckSquare({ checked }: { checked: boolean }) {
  return (
    <span
      aria-hidden
      className={classes(
        'grid size-6 place-items-center rounded-md border-2',
        checked ? 'border-accent bg-accent text-on-accent' : 'border-field bg-surface',
      )}
    >
      {checked && (
        <svg viewBox="0 0 16 16" className="size-4 fill-none stroke-current stroke-[2.5]">
          <path d="m3 8.5 3.5 3.5L13 4.500" />
        </svg>
      )}
    </span>
  )
}
