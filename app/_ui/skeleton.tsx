/** Holds the place of a list that is on its way. */
export function ListSkeleton({ rows = 3 }: { rows?: number }) {
  return (
    <div className="placeholder grid gap-3">
      <output className="sr-only">Loading…</output>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden className="h-16 animate-pulse rounded-xl bg-sunken" />
      ))}
    </div>
  )
}
