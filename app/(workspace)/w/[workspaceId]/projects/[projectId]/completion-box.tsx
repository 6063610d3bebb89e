'use client'
import { startTransition, useOptimistic } from 'react'
import { CheckSquare } from './done-mark'

type Props = { label: string; done: boolean; action: (done: boolean) => Promise<void> }

/** Shows the answer ahead of it, so that a second press takes the first one back. */
export function CompletionBox({ label, done, action }: Props) {
  const [checked, check] = useOptimistic(done)

  function toggle(event: React.FormEvent) {
    event.preventDefault()
    startTransition(async () => {
      check(!checked)
      await action(!checked)
    })
  }

  return (
    <form action={action.bind(null, !done)} onSubmit={toggle}>
      <button
        type="submit"
        // An input could not send its form before the script has loaded.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="checkbox"
        aria-checked={checked}
        aria-label={label}
        className="grid size-9 shrink-0 cursor-pointer place-items-center rounded-lg hover:bg-sunken pointer-coarse:size-11"
      >
        <CheckSquare checked={checked} />
      </button>
    </form>
  )
}
