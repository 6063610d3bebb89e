type Props = { label: string; items: { id: string; name: string; value: number; written: string }[] }

/** Items with a number and a bar in proportion to the largest. */
export function MeterList({ label, items }: Props) {
  const highest = Math.max(1, ...items.map(({ value }) => value))

  return (
    <ul aria-label={label} className="grid gap-3">
      {items.map(({ id, name, value, written }) => (
        <li key={id} className="grid gap-1">
          <span className="flex justify-between gap-4">
            <span className="min-w-0">{name}</span>
            <span className="tabular-nums">{written}</span>
          </span>
          <svg aria-hidden viewBox="0 0 100 4" preserveAspectRatio="none" className="h-2 w-full rounded-xs">
            <rect width="100" height="4" className="fill-sunken" />
            <rect width={(value / highest) * 100} height="4" className="fill-accent" />
          </svg>
        </li>
      ))}
    </ul>
  )
}
