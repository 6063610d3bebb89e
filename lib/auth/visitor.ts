import 'server-only'
import { requestIdFrom } from '@/lib/observability/request-id'
import { clientAddress } from './client-address'

export type Visitor = { requestId: string; userAgent: string | null; ipAddress: string | undefined }

export function visitorOf(headers: Headers): Visitor {
  return {
    requestId: requestIdFrom(headers),
    userAgent: headers.get('user-agent'),
    ipAddress: clientAddress(headers),
  }
}
