import 'server-only'
import { Redis } from 'ioredis'
import { RateLimiterRedis } from 'rate-limiter-flexible'
import type { Count, Due } from '@/lib/auth/rate-limit-charge'
import { processWide } from '@/lib/environment/process-wide'

/** As long as a count may take at most: a connection that is not there by then helps the requests that follow. */
const CONNECT_WITHIN_MS = 1_000
const ANSWER_WITHIN_MS = 1_000
/** Between attempts to connect again; each costs the server little, and an outage ends within two seconds of the store's. */
const RECONNECT_STEP_MS = 100
const RECONNECT_MAX_MS = 2_000

/** The connection of this process. Its first count waits for it; while it is away counts fail at once and nothing is queued. */
type Store = { limiter: RateLimiterRedis; connected: Promise<void> }

/** Counts against every key in one round trip; `rediss:` speaks TLS. */
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
  // It ends with its process, and keeps none alive.
  client.on('connect', () => void client.stream.unref())

  // Each count brings its own window, and its own limit is judged by who asks.
  const limiter = new RateLimiterRedis({ storeClient: client, keyPrefix: 'plinth', points: 1, duration: 1 })
  // When the first attempt fails the client goes on trying, and each count says for itself that it cannot be made.
  return { limiter, connected: client.connect().catch(() => {}) }
}
