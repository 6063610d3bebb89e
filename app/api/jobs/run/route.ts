import { requireCronSecret } from '@/lib/auth/cron-secret'
import { resource } from '@/lib/http/resource'
import { type Endpoint, openRoute } from '@/lib/http/route'
import { Batch, runBatch } from '@/lib/worker/run-batch'

/** In seconds. A batch ends after fifty at the latest. */
export const maxDuration = 60

const batch = openRoute(
  { id: 'runJobs', summary: 'Run a batch of jobs.', limit: 'none', returns: Batch },
  () => runBatch(),
)

const tick: Endpoint = {
  ...batch,
  answer: async (exchange, params) => {
    requireCronSecret(exchange.request)
    return batch.answer(exchange, params)
  },
}

/** A scheduler's tick, without a worker. Vercel sends GET. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ GET: tick, POST: tick })
