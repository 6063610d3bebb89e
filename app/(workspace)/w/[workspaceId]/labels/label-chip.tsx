import type { labelColours } from '@/lib/features/labels/schema'
import { classes } from '@/app/_ui/classes'

// Written out, since Tailwind finds only whole names.
const dots: Record<(typeof labelColours)[number], string> = {
  grey: 'bg-label-grey',
  red: 'bg-label-red',
  orange: 'bg-label-orange',
  yellow: 'bg-label-yellow',
  green: 'bg-label-green',
  teal: 'bg-label-teal',
  blue: 'bg-label-blue',
  purple: 'bg-label-purple',
  pink: 'bg-label-pink',
}

type Props = { name: string; colour: string }

export function LabelChip({ name, colour }: Props) {
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 rounded-full border border-line bg-surface px-2 py-0.5 text-xs font-medium">
      <span
        aria-hidden
        className={classes('size-2 shrink-0 rounded-full', dots[colour as keyof typeof dots])}
      />
      <span className="min-w-0 truncate">{name}</span>
    </span>
  )
}
