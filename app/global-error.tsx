'use client'
import { Failure } from './_ui/failure'
import './globals.css'

/** Shown when the root layout itself fails, so it brings its own document. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-page p-6">
          <title>Something went wrong</title>
          <Failure {...props} />
        </main>
      </body>
    </html>
  )
}
