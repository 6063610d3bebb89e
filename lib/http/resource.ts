import 'server-only'
import { AppError } from '@/lib/errors'
import { requestIdHeader } from '@/lib/observability/request-id'
import type { Exchange } from './exchange'
import { jsonTypes, typesHeader } from './negotiation'
import { respond } from './respond'
import type { Endpoint } from './route'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Method = (typeof methods)[number]

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>
type Endpoints = Partial<Record<Method, Endpoint>>
type Served<Of extends Endpoints> = {
  [M in Method]: Handler & { endpoint: M extends keyof Of ? Of[M] : undefined }
}
type Handlers<Of extends Endpoints> = Served<Of> & Record<'HEAD' | 'OPTIONS', Handler>

/** Adds HEAD beside GET, OPTIONS with the types that are taken, and 405 with `Allow` for missing methods. https://www.rfc-editor.org/rfc/rfc9110#name-methods */
export function resource<const Of extends Endpoints>(endpoints: Of): Handlers<Of> {
  const given: Endpoints = endpoints
  const served = methods.filter((method) => given[method])
  const allow = [...served, ...(given.GET ? ['HEAD'] : []), 'OPTIONS'].join(', ')

  const taken = Object.assign({}, ...served.map((method) => typesHeader(method, typesOf(given[method]))))

  const refuse: Endpoint['answer'] = async ({ headers }) => {
    headers.set('allow', allow)
    throw new AppError('method_not_allowed', `This resource supports ${allow}.`)
  }
  const options: Endpoint['answer'] = async ({ requestId }) =>
    new Response(null, { status: 204, headers: { allow, ...taken, [requestIdHeader]: requestId } })

  const handlers = methods.map((method) => {
    const endpoint = given[method]
    return [method, Object.assign(serve(endpoint?.answer ?? refuse, endpoint), { endpoint })]
  })
  return {
    ...(Object.fromEntries(handlers) as Served<Of>),
    HEAD: withoutBody(serve(given.GET?.answer ?? refuse, given.GET)),
    OPTIONS: serve(options),
  }
}

function typesOf(endpoint: Endpoint | undefined) {
  return endpoint?.contract.takes ?? (endpoint?.contract.body ? jsonTypes : [])
}

function serve(answer: Endpoint['answer'], endpoint?: Endpoint): Handler {
  return async (request, context) => {
    const params = await context.params
    const work = async (exchange: Exchange) => {
      exchange.workspaceId = workspaceIdOf(params)
      return answer(exchange, params)
    }
    return respond(request, routeOf(request, params), work, endpoint?.contract.returnsFile)
  }
}

function withoutBody(handler: Handler): Handler {
  return async (request, context) => {
    const { status, headers, body } = await handler(request, context)
    await body?.cancel()
    return new Response(null, { status, headers })
  }
}

/** Names the parameters of the path, so log lines of one route count together. */
function routeOf(request: Request, params: unknown) {
  const names = new Map(Object.entries(params ?? {}).map(([name, value]) => [String(value), `:${name}`]))
  const segments = new URL(request.url).pathname.split('/')
  return segments.map((segment) => names.get(decodeURIComponent(segment)) ?? segment).join('/')
}

function workspaceIdOf(params: unknown) {
  const { workspaceId } = (params ?? {}) as { workspaceId?: unknown }
  return typeof workspaceId === 'string' ? workspaceId : undefined
}
