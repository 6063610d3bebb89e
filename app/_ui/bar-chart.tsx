import { useId } from 'react'
import { classes } from './classes'
import { DataTable } from './data-table'

const looks = { accent: 'fill-accent', soft: 'fill-field', danger: 'fill-danger' } as const
const keys = { accent: 'bg-accent', soft: 'bg-field', danger: 'bg-danger' } as const

export type Series = { name: string; look: keyof typeof looks }
export type Column = { label: string; values: number[] }

type Props = {
  title: string
  /** A summary for screen readers. */
  summary: string
  /** The heading of the columns. */
  axis: string
  series: Series[]
  columns: Column[]
  /** Stacks the values instead of placing them side by side. */
  stacked?: boolean
  tableLabel: string
  /** Formats a value. */
  written: (value: number) => string
  /** Labels the scale with the value of the highest column. */
  highestIs: (count: string) => string
}

/** A column takes ten units, of which its bars fill eight. */
const COLUMN = 10
const HEIGHT = 100

/** Bars as SVG from the server. A table below holds the same data. */
export function BarChart({
  title,
  summary,
  axis,
  series,
  columns,
  stacked = false,
  tableLabel,
  written,
  highestIs,
}: Props) {
  const id = useId()
  const tops = columns.map(({ values }) =>
    stacked ? values.reduce((a, b) => a + b, 0) : Math.max(...values),
  )
  const highest = Math.max(1, ...tops)

  return (
    <div className="grid gap-3">
      <Legend series={series} scale={highestIs(written(highest))} />
      <div>
        <svg
          role="img"
          aria-labelledby={`${id}-title ${id}-summary`}
          viewBox={`0 0 ${columns.length * COLUMN} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-32 w-full border-b border-line sm:h-40"
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-summary`}>{summary}</desc>
          {columns.map((column, index) => (
            <g key={column.label}>
              {barsOf(column, { at: index * COLUMN, highest, stacked }).map((bar, which) => (
                <rect key={series[which]!.name} {...bar} className={looks[series[which]!.look]}>
                  <title>{`${column.label}: ${series[which]!.name} ${written(column.values[which]!)}`}</title>
                </rect>
              ))}
            </g>
          ))}
        </svg>
        <div aria-hidden className="mt-1 flex text-xs text-ink-soft">
          {columns.map(({ label }, index) => (
            <span key={label} className={classes('w-0 grow whitespace-nowrap', index % 4 > 0 && 'invisible')}>
              {label}
            </span>
          ))}
        </div>
      </div>
      <DataTable
        label={tableLabel}
        caption={title}
        heads={[axis, ...series.map(({ name }) => name)]}
        rows={columns.map(({ label, values }) => [label, ...values.map(written)])}
      />
    </div>
  )
}

function Legend({ series, scale }: { series: Series[]; scale: string }) {
  return (
    <div aria-hidden className="flex flex-wrap items-center justify-between gap-x-4 text-sm text-ink-soft">
      <ul className="flex flex-wrap gap-x-4">
        {series.map(({ name, look }) => (
          <li key={name} className="flex items-center gap-1.5">
            <span className={classes('size-2.5 rounded-xs', keys[look])} />
            {name}
          </li>
        ))}
      </ul>
      <span className="text-xs">{scale}</span>
    </div>
  )
}

type Place = { at: number; highest: number; stacked: boolean }

function barsOf({ values }: Column, { at, highest, stacked }: Place) {
  const room = COLUMN * 0.8
  const width = stacked ? room : room / values.length
  let below = 0
  return values.map((value, index) => {
    const height = (value / highest) * HEIGHT
    const x = at + COLUMN * 0.1 + (stacked ? 0 : index * width)
    const y = HEIGHT - height - (stacked ? below : 0)
    below += height
    return { x, y, width, height }
  })
}
