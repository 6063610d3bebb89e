type Props = { href: string; children: React.ReactNode }

/** A link within the page: there are hundreds, so none of them is more than HTML. */
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
