type Props = { label: string; children: string }

/** A code sample. The layout has its looks, CopySamples its button. */
export function Sample({ label, children }: Props) {
  return (
    <figure>
      <figcaption>
        {label}
        <button type="button" data-copy>
          Copy <span className="sr-only">{label}</span>
        </button>
      </figcaption>
      <pre>
        <code>{children}</code>
      </pre>
    </figure>
  )
}
