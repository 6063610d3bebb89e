import { z } from 'zod'
import { resource } from '@/lib/http/resource'
import { openRoute } from '@/lib/http/route'
import { build } from '@/lib/observability/build'

const Health = z.object({ status: z.literal('ok'), build: z.string() })

/** Liveness: the process answers, with its build. It does not ask the database, so a slow database never restarts the app. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: openRoute(
    {
      id: 'getHealth',
      summary: 'Report that the process is alive, with the name of its build.',
      limit: 'none',
      returns: Health,
    },
    async () => ({ status: 'ok' as const, build }),
  ),
})
