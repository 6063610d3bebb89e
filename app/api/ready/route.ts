import { checkReadiness, Readiness } from '@/lib/http/readiness'
import { resource } from '@/lib/http/resource'
import { openRoute } from '@/lib/http/route'

/** The instance can serve: send it traffic, or 503 and do not. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: openRoute(
    {
      id: 'getReadiness',
      summary: 'Report whether this instance can serve requests.',
      limit: 'none',
      returns: Readiness,
    },
    checkReadiness,
  ),
})
