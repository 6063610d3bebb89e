import { operations } from '../../../app/api/operations.ts'
import { addresses as example } from '../../example/addresses.ts'

const addresses = Object.entries({ ...operations, ...example }).map(([id, address]) => {
  const [method = '', path = ''] = address.split(' ')
  return { id, address, method, names: path.split('/') }
})
const words = new Set(addresses.flatMap(({ names }) => names))

/** The operation that answers a request such as `GET /workspaces/{workspaceId}`. */
export function operationOf(request: string) {
  const { method, segments } = partsOf(request)
  const found = addresses.find(({ names, ...one }) => one.method === method && matches(names, segments))
  if (!found) throw new Error(`No route answers ${request}.`)
  return found
}

/** The address of a request, its `{names}` filled. */
export function routeOf(request: string, values: Record<string, string>) {
  const filled = request.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name)
  const { id, names } = operationOf(filled)
  const { method, target, segments } = partsOf(filled)
  const params = segments.flatMap((value, index) => {
    const name = /^\{(.+)\}$/.exec(names[index]!)?.[1]
    return name ? [[name, value] as const] : []
  })
  return { id, method, target, params: Object.fromEntries(params) as Record<string, string> }
}

function partsOf(request: string) {
  const [method = '', target = ''] = request.split(' ')
  const [path = ''] = target.split('?')
  return { method, target, segments: path.split('/') }
}

// A name that is written out wins over a parameter, as in Next.
function matches(names: string[], segments: string[]) {
  return (
    names.length === segments.length &&
    names.every(
      (name, index) => name === segments[index] || (name.startsWith('{') && !words.has(segments[index]!)),
    )
  )
}
