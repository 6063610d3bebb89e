import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Target } from './request-target'

export type Exchange = {
  request: IncomingMessage
  response: ServerResponse
  target: Target
  requestId: string
}

export function pathOf({ target }: Exchange) {
  return target.url.split('?')[0]
}
