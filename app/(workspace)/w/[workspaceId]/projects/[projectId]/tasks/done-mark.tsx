import type { Messages } from '@/app/_messages/messages'
import { classes } from '@/app/_ui/classes'

/** Whether a task is done, for who may only look. */
export function DoneMark({ done, words }: { done: boolean; words: Messages['task'] }) {
  return (
    <span className="grid size-9 shrink-0 place-items-center">
      <CheckMark checked={done} />
      <span className="sr-only">{done ? words.doneMark : words.openMark}</span>
    </span>
  )
}

export function CheckMark({ checked }: { checked: boolean }) {
  return (
    <span
      aria-hidden
      className={classes(
        'grid size-5 place-items-center rounded-full border-[1.5px] transition-colors',
        checked ? 'border-accent bg-accent text-on-accent' : 'border-field bg-surface',
      )}
    >
      {checked && (
        <svg viewBox="0 0 16 16" className="size-3 fill-none stroke-current stroke-[2.5]">
          <path d="m3 8.5 3.5 3.5L13 4.500" />
        </svg>
      )}
    </span>
  )
}
