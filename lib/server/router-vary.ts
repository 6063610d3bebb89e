import 'server-only'
import type { ServerResponse } from 'node:http'

const ROUTER = /^(?:rsc|next-)/

/** An answer of the API does not depend on what the router of a page sends, so a cache need not keep them apart. */
export function keepRouterOutOfVary(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response)
  response.writeHead = ((...head: Parameters<typeof writeHead>) => {
    const names = [response.getHeader('vary')].flat().join(',').split(',')
    const kept = names.map((name) => name.trim()).filter((name) => name && !ROUTER.test(name.toLowerCase()))
    if (kept.length > 0) response.setHeader('vary', kept.join(', '))
    else response.removeHeader('vary')
    return writeHead(...head)
  }) as typeof writeHead
}
