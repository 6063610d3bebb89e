import { capitalized } from './components'
import type { Parameter, Reference } from './specification'

/** A parameter of several operations is a component, under its name in capitals. Another one of that name stays where it is. */
export function sharedParameters(all: Parameter[]): Record<string, Parameter> {
  const uses = Map.groupBy(all, (parameter) => JSON.stringify(parameter))
  const shared = [...uses.values()]
    .filter(({ length }) => length > 1)
    .toSorted((one, other) => one.length - other.length)
  return Object.fromEntries(shared.map(([first]) => [capitalized(first!.name), first!]))
}

export function referred(parameter: Parameter | Reference, shared: Record<string, Parameter>) {
  if ('$ref' in parameter) return parameter
  const name = capitalized(parameter.name)
  const isShared = JSON.stringify(shared[name]) === JSON.stringify(parameter)
  return isShared ? { $ref: `#/components/parameters/${name}` } : parameter
}
