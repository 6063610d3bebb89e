type Props = {
  title: string
  icon?: React.ReactNode
  children?: React.ReactNode
  /** An action that adds the first item. */
  action?: React.ReactNode
}

export function EmptyState({ title, icon, children, action }: Props) {
  return (
    <div className="grid justify-items-center gap-1.5 rounded-xl border border-dashed border-line px-6 py-12 text-center">
      {icon && (
        <span
          aria-hidden
          className="mb-2 grid size-10 place-items-center rounded-full bg-sunken text-ink-soft [&>svg]:size-5"
        >
          {icon}
        </span>
      )}
      <p className="font-semibold">{title}</p>
      {children && <div className="max-w-prose text-ink-soft">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  )
}
