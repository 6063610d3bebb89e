import { SessionScope } from '@/lib/features/account/schema'
import { endSession } from '@/lib/features/account/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  DELETE: route(
    {
      id: 'endSession',
      summary: 'Sign out one session.',
      description: 'The session ends at once, and its refresh token works no more.',
      personal: true,
      params: SessionScope,
      errors: ['factor_required'],
    },
    ({ caller, params }) => endSession(caller, params.sessionId),
  ),
})
