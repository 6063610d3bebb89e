import type { Messages } from '@/app/_messages/messages'
import { type KeyScope, keyScopes } from '@/lib/auth/permissions'

/** The name of a scope, or its API name if this version does not know it. */
export function scopeName(scope: string, { scopeNames, scopeVerbs }: Messages['apiKeys']): string {
  const known = keyScopes.find((name) => name === scope)
  if (!known) return scope
  const [resource, verb] = known.split('.') as [Part<KeyScope, 0>, Part<KeyScope, 1>]
  return `${scopeNames[resource]}: ${scopeVerbs[verb]}`
}

type Part<Scope extends string, Index extends 0 | 1> = Scope extends `${infer Resource}.${infer Verb}`
  ? [Resource, Verb][Index]
  : never
