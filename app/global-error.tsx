'use client'
import { ui } from './_messages/en/ui'
import { UiWordsProvider } from './_messages/ui-words'
import { Failure } from './_ui/failure'
import './globals.css'

/** Shown when the root layout itself fails, so it brings its own document, in the first language. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-page p-6">
          <title>{ui.failureTitle}</title>
          <UiWordsProvider words={ui}>
            <Failure {...props} />
          </UiWordsProvider>
        </main>
      </body>
    </html>
  )
}
