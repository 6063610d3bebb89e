import { classes } from './classes'

const looks = {
  plain: 'bg-sunken text-ink-soft',
  accent: 'bg-accent-soft text-accent-strong',
  care: 'bg-care-soft text-care',
  danger: 'bg-danger-soft text-danger-strong',
} as const

type Props = { look?: keyof typeof looks; children: React.ReactNode }

export function Badge({ look = 'plain', children }: Props) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1.5 rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap',
        looks[look],
      )}
    >
      {children}
    </span>
  )
}
