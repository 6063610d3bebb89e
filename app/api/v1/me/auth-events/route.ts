import { AuthEvent } from '@/lib/features/auth-events/schema'
import { listAuthEvents } from '@/lib/features/auth-events/service'
import { PageQuery, pageOf } from '@/lib/http/paging'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'listAuthEvents',
      summary: 'List what happened to your sign-in, newest first.',
      description:
        'The events of the last 180 days: sign-ins, refused codes, changes of the password, the address and the factors.',
      personal: true,
      query: PageQuery,
      returnsPageOf: AuthEvent,
      errors: ['factor_required'],
    },
    ({ caller, query }) => listAuthEvents(caller, pageOf(query)),
  ),
})
