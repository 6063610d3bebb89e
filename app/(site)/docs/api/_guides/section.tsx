import { useId } from 'react'

type Props = { title: string; id?: string; children: React.ReactNode }

export function Section({ title, id, children }: Props) {
  const made = useId()

  return (
    <section aria-labelledby={id ?? made} className="grid gap-3">
      <h2 id={id ?? made} className="text-xl font-semibold tracking-tight">
        {title}
      </h2>
      {children}
    </section>
  )
}
