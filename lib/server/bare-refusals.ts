import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { refusalPage } from './refusal-page'

const METHOD_NOT_ALLOWED = 405

/** Next refuses a method of a page by words without a type, which no browser shows. Gives its visitor the page of such a refusal. */
export function showBareRefusals(request: IncomingMessage, response: ServerResponse): void {
  const [writeHead, end] = [response.writeHead.bind(response), response.end.bind(response)]
  let page: Buffer | undefined

  function dress() {
    const isBare = response.statusCode === METHOD_NOT_ALLOWED && !response.hasHeader('content-type')
    if (page || response.headersSent || !isBare) return
    page = Buffer.from(refusalPage(METHOD_NOT_ALLOWED, request.headers['accept-language'] ?? null))
    response.setHeader('allow', 'GET, HEAD')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('content-length', page.byteLength)
    response.setHeader('vary', 'Accept-Language')
  }

  // Next's compression writes the head before the end.
  response.writeHead = ((...given: Parameters<typeof writeHead>) => {
    dress()
    return writeHead(...given)
  }) as typeof writeHead
  response.end = ((...last: Parameters<typeof end>) => {
    dress()
    return page ? end(page) : end(...last)
  }) as typeof end
}
