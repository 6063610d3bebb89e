'use client'
import { Failure } from '../_ui/failure'

/** Renders outside every frame, so it adds the landmark itself. */
export default function ErrorPage(props: { error: unknown; retry: () => void }) {
  return (
    <main className="mx-auto w-full max-w-page px-4 py-12 sm:px-6">
      <Failure {...props} />
    </main>
  )
}
