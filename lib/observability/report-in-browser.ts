/** Loads Sentry for the first error, and only with a DSN. Never throws. */
export async function reportInBrowser(error: unknown): Promise<void> {
  const dsn = process.env.NEXT_PUBLIC_SENTRY_DSN
  if (!dsn) return

  try {
    const { sendFromBrowser } = await import('./sentry-in-browser')
    sendFromBrowser(dsn, error)
  } catch {
    // A blocked download must not become a second error.
  }
}
