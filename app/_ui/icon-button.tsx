import { classes } from './classes'

type Props = React.ComponentProps<'button'> & {
  /** The accessible name. */
  label: string
}

export function IconButton({ label, className, children, ...props }: Props) {
  return (
    <button type="button" {...props} aria-label={label} className={classes(iconButtonClass, className)}>
      {children}
    </button>
  )
}

export const iconButtonClass =
  'inline-grid size-9 shrink-0 cursor-pointer place-items-center rounded-lg text-ink-soft transition-colors hover:bg-sunken hover:text-ink pointer-coarse:size-11 [&>svg]:size-4.5'
