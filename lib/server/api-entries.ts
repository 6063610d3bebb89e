import 'server-only'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** https://nextjs.org/docs/app/api-reference/adapters/invoking-entrypoints */
export type Entry = (
  request: IncomingMessage,
  response: ServerResponse,
  context: { waitUntil?: (promise: Promise<unknown>) => void },
) => Promise<unknown>

/** `rest` answers what nothing below answers. */
type Node = { literal: Map<string, Node>; parameter?: Node; file?: string; rest?: string }

/** A path that reads the same decoded. Next’s router decides about every other. */
const PLAIN = /^(?:\/[\w-][\w.~-]*)+$/
/** Query parameters by which a platform hands Next the parameters of a path. */
const PLATFORM_QUERY = /[?&]nxt/

/** Finds the entry of an API route in the build, which spares the request Next’s router: about half of what an empty route costs. */
export function readApiEntries(distDir: string): (url: string) => Entry | undefined {
  const paths = JSON.parse(readFileSync(join(distDir, 'server', 'app-paths-manifest.json'), 'utf8'))
  const routes = Object.entries<string>(paths).filter(([page]) => /^\/api\/.+\/route$/.test(page))
  const root: Node = { literal: new Map() }
  for (const [page, file] of routes) add(root, segmentsOf(page), file)

  const load = createRequire(join(distDir, 'server', 'entry.js'))
  return (url) => {
    const [path = ''] = url.split('?')
    if (!PLAIN.test(path) || PLATFORM_QUERY.test(url)) return undefined
    const file = find(root, path.slice(1).split('/'))
    return file && load(`./${file}`).handler
  }
}

function segmentsOf(page: string) {
  return page.split('/').slice(1, -1)
}

function add(node: Node, [segment, ...rest]: string[], file: string): void {
  if (segment === undefined) return void (node.file = file)
  if (segment.startsWith('[[...')) return void (node.rest = file)
  const next = nextOf(node, segment) ?? { literal: new Map() }
  if (segment.startsWith('[')) node.parameter = next
  else node.literal.set(segment, next)
  add(next, rest, file)
}

function nextOf(node: Node, segment: string) {
  return segment.startsWith('[') ? node.parameter : node.literal.get(segment)
}

/** A literal segment wins over a parameter, as in Next. */
function find(node: Node, [segment, ...rest]: string[]): string | undefined {
  if (segment === undefined) return node.file ?? node.rest
  const literal = node.literal.get(segment)
  return (literal && find(literal, rest)) ?? (node.parameter && find(node.parameter, rest)) ?? node.rest
}
