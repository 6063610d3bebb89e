import { expect, test } from 'vitest'
import { explain } from './explain-process'

test('an operation that does not exist is named, and nothing is started', async () => {
  const { code, stdout, stderr } = await explain('listTasks', 'listTask').ended

  expect(stderr).toBe(
    'No operation is called listTask, and no address has it: npm run db:explain -- --list\n',
  )
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
})

test('the list names operations by their id, and by a part of their address', async () => {
  const byId = await explain('--list', 'getTask').ended
  const byAddress = await explain('--list', '/comments').ended

  expect(byId.stdout).toBe('getTask                  GET /workspaces/{workspaceId}/tasks/{taskId}\n')
  expect(byAddress.stdout.match(/^\w+Comments? /gm)).toHaveLength(5)
})
