import { classes } from './classes'

const sizes = { small: 'size-6 text-[0.625rem]', medium: 'size-8 text-xs' } as const

type Props = { name: string; size?: keyof typeof sizes; className?: string }

/** The initials of a person, hidden from screen readers, so show the name beside them. */
export function Avatar({ name, size = 'medium', className }: Props) {
  return (
    <span
      aria-hidden
      className={classes(
        'inline-grid shrink-0 place-items-center rounded-full bg-accent-soft font-semibold tracking-wide text-accent-strong select-none',
        sizes[size],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  )
}

/** The first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : [words[0]!]
  return ends
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toUpperCase()
}
