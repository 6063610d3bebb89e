import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { ServedOperation } from '../../scripts/api-operations.ts'
import { documentedOperations } from './operations'

type Served = Pick<ServedOperation, 'path' | 'handler'> & { method: string }

/** The handlers of the API behind a real socket, without a build. */
export async function startApiServer() {
  const product = await documentedOperations()
  // Handlers read the environment when they load, with the Storage that the line above has started.
  const { exampleOperations } = await import('../example/operations')
  const operations: Served[] = [...product, ...exampleOperations]
  const server = createServer(getRequestListener((request) => answer(request, operations)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    operations: product,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(request: Request, operations: Served[]): Promise<Response> {
  const path = new URL(request.url).pathname.replace('/api/v1', '')
  for (const operation of operations) {
    const { groups } = patternOf(operation.path).exec(path) ?? {}
    if (!patternOf(operation.path).test(path) || operation.method !== request.method) continue
    const params = Object.entries(groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)])
    return operation.handler(request, { params: Promise.resolve(Object.fromEntries(params)) })
  }
  return new Response('Nothing here.', { status: 404 })
}

function patternOf(path: string) {
  return new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)
}
