import { expect, test } from 'vitest'
import { type Permission, sensitivePermissions } from '@/lib/auth/permissions'
import { proofs } from '../features/proofs'
import { owner } from '../support/owner'
import { send } from '../support/send'
import { documentedOperations } from './operations'
import { createWorld, likelyRequest } from './world'

const operations = await documentedOperations()
const writes = operations.filter(({ method }) => method !== 'GET')

/** Writes without a permission that end with the token, within the hour: they remove nothing and let nobody in. */
const lasting = [
  ...['createWorkspace', 'changeAccount'],
  ...proofs.flatMap(({ lastingOperations = [] }) => lastingOperations),
]

/** Writes by a permission to read that hand out a token, and so end with the session. */
const ending = ['createLiveToken']

test.each(writes.map((operation) => [operation.id, operation] as const))(
  '%s with the token of a session that has ended is refused, unless it only adds or changes',
  async (id, operation) => {
    const world = await createWorld(operations)
    await owner.query('delete from auth.sessions where user_id = $1', [world.owner.userId])

    const { status, error } = await send(operation.handler, {
      ...likelyRequest(operation, world),
      as: world.owner,
    })

    const permission = operation.described['x-permission'] as Permission | undefined
    const lasts = permission
      ? !sensitivePermissions.includes(permission) && !ending.includes(id)
      : lasting.includes(id)
    expect(status === 401, `${id}: ${status} ${error?.message}`).toBe(!lasts)
  },
)
