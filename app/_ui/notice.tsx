import { classes } from './classes'

const looks = {
  plain: 'border-accent/30 bg-accent-soft',
  danger: 'border-danger/30 bg-danger-soft',
} as const

type Props = { look?: keyof typeof looks; children: React.ReactNode }

export function Notice({ look = 'plain', children }: Props) {
  return <div className={classes('rounded-lg border px-3.5 py-2.5 text-ink', looks[look])}>{children}</div>
}
