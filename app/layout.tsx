import { connection } from 'next/server'

// A prerendered page could not carry the nonce that the policy asks of its scripts, so every page renders per request.
export const instant = false

export default async function Layout({ children }: { children: React.ReactNode }) {
  await connection()

  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
