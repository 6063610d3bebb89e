type Props = { label: string; children: string }

/** A code sample. Long lines wrap, so it never scrolls. */
export function Sample({ label, children }: Props) {
  return (
    <figure className="grid gap-1">
      <figcaption className="text-sm text-ink-soft">{label}</figcaption>
      <pre className="rounded-lg border border-line bg-sunken p-3 font-mono text-sm wrap-anywhere whitespace-pre-wrap">
        <code>{children}</code>
      </pre>
    </figure>
  )
}
