import type { Route } from 'next'
import { Link } from './link'
import { productName } from '../product-name'

/** The logo and the name of the product, as a link. */
export function Brand({ href }: { href: Route }) {
  return (
    <Link
      href={href}
      className="inline-flex min-h-11 items-center gap-2.5 rounded-md text-base font-semibold tracking-[-0.01em]"
    >
      <svg viewBox="0 0 32 32" aria-hidden className="size-6">
        <rect width="32" height="32" rx="7" className="fill-accent" />
        <path className="fill-on-accent" d="M11 6h10v3h-2v9h-6V9h-2zM9 19.5h14V22H9zM6 23.500h20V26H6z" />
      </svg>
      {productName}
    </Link>
  )
}
