import { checkReadiness, Readiness } from '@/lib/http/readiness'
import { resource } from '@/lib/http/resource'
import { openRoute } from '@/lib/http/route'

/** Readiness: 200 if the instance can serve, else 503. */
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
