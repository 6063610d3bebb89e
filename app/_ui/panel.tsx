import { classes } from './classes'

type Props = { title?: string; lead?: string; className?: string; children: React.ReactNode }

export function Panel({ title, lead, className, children }: Props) {
  return (
    <section
      className={classes('rounded-xl border border-line bg-surface p-5 shadow-raised sm:p-6', className)}
    >
      {(title || lead) && (
        <div className="pb-4">
          {title && <h2 className="text-base font-semibold">{title}</h2>}
          {lead && <p className="mt-0.5 text-ink-soft">{lead}</p>}
        </div>
      )}
      {children}
    </section>
  )
}
