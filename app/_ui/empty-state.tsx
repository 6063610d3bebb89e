type Props = { title: string; children?: React.ReactNode }

export function EmptyState({ title, children }: Props) {
  return (
    <div className="grid justify-items-center gap-2 rounded-xl border border-dashed border-field px-6 py-12 text-center">
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="max-w-prose text-ink-soft">{children}</div>}
    </div>
  )
}
