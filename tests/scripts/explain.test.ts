import { expect, test } from 'vitest'
import { explain } from './explain-process'

test('an operation that does not exist is named, and nothing is started', async () => {
  const { code, stdout, stderr } = await explain('listMembers', 'listMember').ended

  expect(stderr).toBe(
    'No operation is called listMember, and no address has it: npm run db:explain -- --list\n',
  )
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
})

test('the list names operations by their id, and by a part of their address', async () => {
  const byId = await explain('--list', 'getMember').ended
  const byAddress = await explain('--list', '/api-keys').ended

  expect(byId.stdout).toBe('getMember                GET /workspaces/{workspaceId}/members/{memberId}\n')
  expect(byAddress.stdout.match(/^\w+ApiKeys? /gm)).toHaveLength(4)
})
