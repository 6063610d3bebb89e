'use client'
import { useEffect } from 'react'
import { reportInBrowser } from '@/lib/observability/report-in-browser'

/** Shown when the root layout itself fails, so it brings its own document. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  useEffect(() => {
    // An error with a digest comes from the server, which has reported it.
    if (!error.digest) void reportInBrowser(error)
  }, [error])

  return (
    <html lang="en">
      <body>
        <main>
          <h1>Something went wrong</h1>
          <p>The error has been reported. Please try again.</p>
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
