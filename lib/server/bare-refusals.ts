import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { refusalPage } from './refusal-page'

const METHOD_NOT_ALLOWED = 405

/** Next refuses a method of a page by words without a type, which no browser shows. Gives its visitor the page of such a refusal. */
export function showBareRefusals(request: IncomingMessage, response: ServerResponse): void {
  const end = response.end.bind(response)
  response.end = ((...last: Parameters<typeof end>) => {
    response.end = end
    const isBare = response.statusCode === METHOD_NOT_ALLOWED && !response.hasHeader('content-type')
    if (response.headersSent || !isBare) return end(...last)

    const page = Buffer.from(refusalPage(METHOD_NOT_ALLOWED, request.headers['accept-language'] ?? null))
    response.setHeader('allow', 'GET, HEAD')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('content-length', page.byteLength)
    response.setHeader('vary', 'Accept-Language')
    return end(page)
  }) as typeof end
}
