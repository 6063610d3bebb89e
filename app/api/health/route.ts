import { z } from 'zod'
import { resource } from '@/lib/http/resource'
import { openRoute } from '@/lib/http/route'

const Health = z.object({ status: z.literal('ok') })

/** The process answers; restart it when it does not. It asks nothing else, so a slow database never restarts the app. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: openRoute(
    { id: 'getHealth', summary: 'Say that the process answers.', limit: 'none', returns: Health },
    async () => ({ status: 'ok' as const }),
  ),
})
