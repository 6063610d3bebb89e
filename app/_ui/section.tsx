type Props = { id?: string; title: string; lead?: string; children: React.ReactNode }

/** A section of a settings page: its description beside its controls. */
export function Section({ id, title, lead, children }: Props) {
  return (
    <section
      id={id}
      className="grid scroll-mt-20 gap-x-10 gap-y-4 border-line not-first:border-t not-first:pt-8 md:grid-cols-[1fr_2fr] sm:not-first:pt-10"
    >
      <div>
        <h2 className="font-semibold">{title}</h2>
        {lead && <p className="mt-0.5 text-ink-soft">{lead}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  )
}
