import { StopToken } from '@/lib/features/invitations/schema'
import { stopInvitations } from '@/lib/features/invitations/stop-service'
import { parseParams, parseQuery } from '@/lib/http/parse'
import { resource } from '@/lib/http/resource'
import { type Endpoint, openRoute } from '@/lib/http/route'

/** The button of mail programs, which post without a session: https://www.rfc-editor.org/rfc/rfc8058#section-3.1 */
const unsubscribe = openRoute(
  { id: 'unsubscribe', summary: 'Stop invitations to an address.', params: StopToken, errors: ['not_found'] },
  ({ params, requestId }) => stopInvitations(requestId, params.token),
)

/** A mail program without that button opens the address. Scanners do so too, so it changes nothing. */
const openPage: Endpoint = {
  ...unsubscribe,
  answer: async ({ request }, params) => {
    const { token } = parseParams(StopToken, params)
    parseQuery(undefined, request)
    return new Response(null, { status: 303, headers: { location: `/invitations/stop/${token}` } })
  },
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ GET: openPage, POST: unsubscribe })
