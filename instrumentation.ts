import type { Instrumentation } from 'next'

// Next also compiles this file for the edge runtime, which cannot load the imports inside these conditions.
export async function register() {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { start } = await import('@/lib/observability/start')
    await start()
    const { env } = await import('@/lib/env')
    // CRON_SECRET is set only without a worker.
    if (env.CRON_SECRET) (await import('@/lib/worker/after-answers')).workAfterAnswers()
  }
}

/** Reports errors of pages, Server Actions and the proxy. The API reports its own. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath }) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { reportPageError } = await import('@/lib/observability/report-page-error')
    reportPageError(error, { method: request.method, route: routePath, headers: request.headers })
  }
}
