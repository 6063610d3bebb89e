type Props = { href: string; children: React.ReactNode }

/** A plain HTML link, since the page has hundreds. */
export function Anchor({ href, children }: Props) {
  return (
    <a
      href={href}
      className="font-medium text-accent underline decoration-1 underline-offset-4 hover:text-accent-strong hover:decoration-2"
    >
      {children}
    </a>
  )
}
