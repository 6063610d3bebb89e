import 'server-only'
import { after } from 'next/server'
import { reportError } from './report'

/** The answer never waits for the work, and tells nothing about it. A failure is reported. */
export function afterAnswer(requestId: string, work: () => Promise<void>): void {
  const reported = () => work().catch((error: unknown) => reportError(error, { requestId }))
  try {
    after(reported)
  } catch {
    void reported()
  }
}
