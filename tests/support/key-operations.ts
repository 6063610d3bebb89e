import { keyScopes, type Permission } from '@/lib/auth/permissions'
import { createApiKey } from './api-keys'
import type { createMember } from './people'
import type { send } from './send'

type Member = Awaited<ReturnType<typeof createMember>>

/** An operation of the API, and the scope that opens it to a key. */
export type KeyOperation = [scope: Permission, ask: (key: string) => ReturnType<typeof send>]

/** The answers to a key with every scope, one operation after the other. */
export async function statusesWithAll(creator: Member, operations: KeyOperation[]) {
  const { secret } = await createApiKey(creator)
  const statuses: number[] = []
  for (const [, ask] of operations) statuses.push((await ask(secret)).status)
  return statuses
}

/** The answers to a key for each operation that has every scope but that of the operation. */
export async function statusesWithOthers(creator: Member, operations: KeyOperation[]) {
  return Promise.all(
    operations.map(async ([scope, ask]) => {
      const others = keyScopes.filter((other) => other !== scope)
      return (await ask((await createApiKey(creator, others)).secret)).status
    }),
  )
}
