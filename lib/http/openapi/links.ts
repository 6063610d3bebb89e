import type { Operation } from './operation'
import type { Link } from './specification'

/** The operations on what an operation has created. https://spec.openapis.org/oas/v3.1.1.html#link-object */
export function linksOf(operation: Operation, all: Operation[]): { links?: Record<string, Link> } {
  const { path, contract } = operation
  if (contract.status !== 201 || contract.location) return {}

  const below = all.filter((each) => itemOf(each.path, path) !== undefined)
  const links = below.map((each) => [each.contract.id, linkTo(each, path)])
  return links.length > 0 ? { links: Object.fromEntries(links) as Record<string, Link> } : {}
}

function linkTo({ path, contract: { id, summary } }: Operation, parent: string): Link {
  const inherited = [...parent.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, `$request.path.${name}`])
  const item = itemOf(path, parent)!
  return {
    operationId: id,
    description: summary,
    parameters: {
      ...(Object.fromEntries(inherited) as Record<string, string>),
      [item]: '$response.body#/data/id',
    },
  }
}

/** The name of the parameter by which a path below the collection names one of its items. */
function itemOf(path: string, collection: string) {
  if (!path.startsWith(`${collection}/`)) return undefined
  return /^\{(\w+)\}$/.exec(path.slice(collection.length + 1))?.[1]
}
