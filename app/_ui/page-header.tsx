type Props = { title: string; lead?: string | undefined; trail?: React.ReactNode; children?: React.ReactNode }

/** The h1, the breadcrumb and the actions of the page. */
export function PageHeader({ title, lead, trail, children }: Props) {
  return (
    <header className="mb-6 grid gap-2 sm:mb-8">
      {trail}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-2xl font-semibold tracking-[-0.02em]">{title}</h1>
          {lead && <p className="mt-1 max-w-prose whitespace-pre-line text-ink-soft">{lead}</p>}
        </div>
        {children && <div className="flex flex-wrap gap-2">{children}</div>}
      </div>
    </header>
  )
}
