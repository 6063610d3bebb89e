import type { Instrumentation } from 'next'

// Next also compiles this file for the edge runtime, where only what stands outside these conditions may be imported.
export async function register() {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { start } = await import('@/lib/observability/start')
    await start()
    const { env } = await import('@/lib/env')
    // CRON_SECRET is set only where no worker runs.
    if (env.CRON_SECRET) (await import('@/lib/worker/after-answers')).workAfterAnswers()
  }
}

/** Reports what failed while a page, a Server Action or the proxy ran. The API reports its own failures. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath }) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { reportPageError } = await import('@/lib/observability/report-page-error')
    reportPageError(error, { method: request.method, route: routePath, headers: request.headers })
  }
}
