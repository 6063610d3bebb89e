import Link from 'next/link'

/** Next's own page for this carries inline styles, which the policy refuses. */
export default function NotFound() {
  return (
    <main>
      <h1>Not found</h1>
      <p>
        This page does not exist. <Link href="/">Go to the start</Link>
      </p>
    </main>
  )
}
