import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import './globals.css'

// A prerendered page could not carry the nonce that the policy asks of its scripts, so every page renders per request.
export const instant = false

export const metadata: Metadata = {
  title: { default: 'Plinth', template: '%s · Plinth' },
  description: 'Workspaces, projects and tasks on a backend that is ready for production.',
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function Layout({ children }: LayoutProps<'/'>) {
  await connection()

  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col">{children}</body>
    </html>
  )
}
