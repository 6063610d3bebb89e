import { Panel } from './panel'

type Props = { title: string; lead?: string; children: React.ReactNode; below?: React.ReactNode }

/** A page that is one form. */
export function FormPage({ title, lead, children, below }: Props) {
  return (
    <div className="mx-auto grid w-full max-w-form gap-5 sm:pt-6">
      <header className="grid gap-1">
        <h1 className="text-2xl font-semibold tracking-[-0.02em]">{title}</h1>
        {lead && <p className="text-ink-soft">{lead}</p>}
      </header>
      <Panel>{children}</Panel>
      {below && <div className="grid gap-2 text-ink-soft">{below}</div>}
    </div>
  )
}
