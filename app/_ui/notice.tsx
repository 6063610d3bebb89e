import { classes } from './classes'

const looks = {
  plain: 'border-accent bg-accent-soft text-ink',
  danger: 'border-danger bg-danger-soft text-ink',
} as const

type Props = { look?: keyof typeof looks; children: React.ReactNode }

export function Notice({ look = 'plain', children }: Props) {
  return <p className={classes('rounded-md border-l-4 px-4 py-3', looks[look])}>{children}</p>
}
