import { classes } from './classes'

type Props = { label: string; columns: { name: string; hidden?: boolean }[]; children: React.ReactNode }

/** Rows of the same things. A narrow screen shows each row as a card, with the column name in the cell. */
export function Table({ label, columns, children }: Props) {
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-surface shadow-raised">
      <table aria-label={label} className="w-full text-left max-md:block">
        <thead className="border-b border-line text-sm text-ink-soft max-md:sr-only">
          <tr>
            {columns.map(({ name, hidden }) => (
              <th key={name} scope="col" className="px-4 py-2.5 font-medium">
                <span className={classes(hidden && 'sr-only')}>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-md:block">{children}</tbody>
      </table>
    </div>
  )
}

export function Row({ children }: { children: React.ReactNode }) {
  return (
    <tr className="max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-4 max-md:gap-y-2 max-md:p-4">
      {children}
    </tr>
  )
}

type CellProps = { children: React.ReactNode; className?: string }

export function Cell({ children, className }: CellProps) {
  return <td className={classes('px-4 py-3 max-md:p-0', className)}>{children}</td>
}
