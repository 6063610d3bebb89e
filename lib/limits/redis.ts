import 'server-only'
import { Redis } from 'ioredis'
import { RateLimiterRedis } from 'rate-limiter-flexible'
import type { Count, Due } from '@/lib/auth/rate-limit-charge'
import { processWide } from '@/lib/environment/process-wide'

const CONNECT_WITHIN_MS = 1_000
const ANSWER_WITHIN_MS = 1_000
/** Reconnects within two seconds of the store’s recovery. */
const RECONNECT_STEP_MS = 100
const RECONNECT_MAX_MS = 2_000

/** The first count waits for the connection. Later ones fail at once without it. */
type Store = { limiter: RateLimiterRedis; connected: Promise<void> }

export async function count(url: string, due: Due[]): Promise<Map<string, Count>> {
  const { limiter, connected } = processWide('redis-store', () => open(url))
  await connected

  return new Map(
    await Promise.all(
      due.map(async ({ key, windowSeconds }) => {
        const window = await limiter.penalty(key, 1, { customDuration: windowSeconds })
        return [key, { used: window.consumedPoints, resetMs: window.msBeforeNext }] as const
      }),
    ),
  )
}

function open(url: string): Store {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_WITHIN_MS,
    commandTimeout: ANSWER_WITHIN_MS,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(times * RECONNECT_STEP_MS, RECONNECT_MAX_MS),
  })
  client.on('error', () => {}) // the counts that fail report it
  // The connection must not keep the process alive.
  client.on('connect', () => void client.stream.unref())

  // These limits never apply: each count brings its own window, and the charge of the request judges its limit.
  const limiter = new RateLimiterRedis({ storeClient: client, keyPrefix: 'plinth', points: 1, duration: 1 })
  // After a failed first attempt the client keeps trying, and each count fails by itself.
  return { limiter, connected: client.connect().catch(() => {}) }
}
