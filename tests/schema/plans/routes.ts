type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>
type Module = Record<string, Handler & { endpoint?: unknown }>

const modules = import.meta.glob<Module>('/app/api/v1/**/route.ts', { eager: true })
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Every operation of the API by its method and path. */
export const routes = Object.entries(modules).flatMap(([file, module]) =>
  methods
    .filter((method) => module[method]?.endpoint)
    .map((method) => {
      const path = file.replace('/app/api/v1', '').replace('/route.ts', '')
      return { operation: `${method} ${path}`, method, path, handler: module[method]! }
    }),
)

/** What a request such as `GET /workspaces/{workspaceId}` calls, its `{names}` filled. */
export function routeOf(request: string, values: Record<string, string>) {
  const filled = request.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name)
  const [method = '', target = ''] = filled.split(' ')
  const [path = '', search] = target.split('?')
  const segments = path.split('/')

  const found = routes.find((route) => route.method === method && matches(route.path.split('/'), segments))
  if (!found) throw new Error(`No route answers ${request}.`)
  const names = found.path.split('/')
  const params = segments.flatMap((value, index) => {
    const name = /^\[(.+)\]$/.exec(names[index]!)?.[1]
    return name ? [[name, value] as const] : []
  })
  return {
    ...found,
    params: Object.fromEntries(params),
    query: Object.fromEntries(new URLSearchParams(search)),
  }
}

// A name that is written out wins over a parameter, as in Next: /tasks/bulk-changes is no task.
function matches(names: string[], segments: string[]) {
  return (
    names.length === segments.length &&
    names.every(
      (name, index) => name === segments[index] || (name.startsWith('[') && !isWord(segments[index]!)),
    )
  )
}

function isWord(segment: string) {
  return routes.some(({ path }) => path.split('/').includes(segment))
}
