import 'server-only'
import { once } from 'node:events'
import type next from 'next'
import { pool } from '@/lib/db/pool'
import { env } from '@/lib/env'
import { log } from '@/lib/observability/log'
import { createAdmission } from './admission'
import { readApiEntries } from './api-entries'
import { createEdge } from './edge'
import { shutDown } from './shutdown'

type Options = { app: ReturnType<typeof next>; distDir: string; hostname: string; port: number }

/** Serves the build of a prepared `app`. `close` resolves once all that was accepted is answered. */
export async function serve({ app, distDir, hostname, port }: Options) {
  const goingOn = new Set<Promise<unknown>>()
  const waitUntil = (work: Promise<unknown>) => {
    goingOn.add(work)
    void work.catch(() => {}).finally(() => goingOn.delete(work))
  }
  let isClosing = false
  const server = createEdge({
    pages: app.getRequestHandler(),
    entryOf: readApiEntries(distDir),
    waitUntil,
    admission: createAdmission(env.CONCURRENT_REQUESTS_MAX),
    isClosing: () => isClosing,
    keepAliveMs: env.KEEP_ALIVE_SECONDS * 1_000,
  })
  server.listen(port, hostname)
  await once(server, 'listening')
  log.info({ hostname, port }, 'listening')

  return {
    close: (noticeMs: number) => {
      isClosing = true
      log.info({ noticeMs }, 'shutting down')
      return shutDown({
        server,
        noticeMs,
        steps: [() => ended(goingOn), () => app.close(), () => pool.end()],
      })
    },
  }
}

/** Work may begin more of it. */
async function ended(goingOn: Set<Promise<unknown>>) {
  while (goingOn.size > 0) await Promise.allSettled(goingOn)
}
