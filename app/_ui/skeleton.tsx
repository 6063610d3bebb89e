import { messages } from '../_messages/messages'

/** The placeholder of a loading list. */
export async function ListSkeleton({ rows = 3 }: { rows?: number }) {
  const m = await messages()

  return (
    <div className="placeholder grid gap-2">
      <output className="sr-only">{m.ui.loading}</output>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden className="h-14 animate-pulse rounded-xl bg-sunken" />
      ))}
    </div>
  )
}
