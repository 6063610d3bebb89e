'use client'
import { useFormStatus } from 'react-dom'
import { CheckSquare } from './done-mark'

type Props = { title: string; done: boolean; action: () => Promise<void> }

/** Shows the answer ahead of it. */
export function CompletionBox({ action, ...box }: Props) {
  return (
    <form action={action}>
      <Box {...box} />
    </form>
  )
}

function Box({ title, done }: Omit<Props, 'action'>) {
  const { pending } = useFormStatus()
  const checked = pending ? !done : done

  return (
    <button
      type="submit"
      // An input could not send its form before the script has loaded.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="checkbox"
      aria-checked={checked}
      aria-label={`Done: ${title}`}
      className="grid size-11 shrink-0 cursor-pointer place-items-center rounded-lg hover:bg-sunken"
    >
      <CheckSquare checked={checked} />
    </button>
  )
}
