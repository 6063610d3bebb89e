'use client'
import { Failure } from '../_ui/failure'

/** Stands outside every frame, so it brings the landmark that they would. */
export default function ErrorPage(props: { error: unknown; retry: () => void }) {
  return (
    <main className="mx-auto w-full max-w-page px-4 py-12 sm:px-6">
      <Failure {...props} />
    </main>
  )
}
