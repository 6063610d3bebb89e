'use client'
import { CheckMark } from './done-mark'

type Props = {
  label: string
  done: boolean
  /** What a press does before a script has loaded. */
  action: () => Promise<void>
  onToggle: () => void
}

export function CompletionBox({ label, done, action, onToggle }: Props) {
  return (
    <form
      action={action}
      onSubmit={(event) => {
        event.preventDefault()
        onToggle()
      }}
    >
      <button
        type="submit"
        // An input could not send its form before the script has loaded.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="checkbox"
        aria-checked={done}
        aria-label={label}
        className="grid size-9 shrink-0 cursor-pointer place-items-center rounded-lg hover:bg-sunken pointer-coarse:size-11"
      >
        <CheckMark checked={done} />
      </button>
    </form>
  )
}
