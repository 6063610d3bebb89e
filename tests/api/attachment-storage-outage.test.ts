import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { createApiKey } from '../support/api-keys'
import { owner } from '../support/owner'
import { createMember, missingId } from '../support/people'
import { send } from '../support/send'

// It stands in front of the auth server, whose keys are needed, and in place of Storage, which answers as a test says.
const upstream = process.env.NEXT_PUBLIC_SUPABASE_URL!
const secret = 'connect ECONNREFUSED s3.internal'
let answer: 'an error' | 'nonsense' | 'nothing'
const door = createServer(async (request, response) => {
  if (!request.url!.startsWith('/storage/')) {
    const passed = await fetch(upstream + request.url)
    response.writeHead(passed.status, { 'content-type': 'application/json' }).end(await passed.text())
  } else if (answer === 'an error') {
    response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ message: secret }))
  } else if (answer === 'nonsense') response.writeHead(200).end(secret)
})
await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
process.env.NEXT_PUBLIC_SUPABASE_URL = `http://127.0.0.1:${(door.address() as AddressInfo).port}`

const { attachment, begin, createTaskOf, download, note } = await import('../support/attachments')
const { removeObjects } = await import('@/lib/storage/objects')

beforeEach(() => {
  answer = 'an error'
})
afterAll(() => {
  door.close()
  door.closeAllConnections()
})

async function createFile() {
  const ada = await createMember()
  const place = await createTaskOf(ada)
  const { rows } = await owner.query<{ id: string }>(
    `insert into attachments (workspace_id, task_id, file_name, content_type, size_bytes, created_by, completed_at)
     values ($1, $2, 'note.txt', 'text/plain', 16, $3, now()) returning id`,
    [place.workspaceId, place.taskId, ada.userId],
  )
  return { ada, place, params: { ...place, attachmentId: rows[0]!.id } }
}

const unavailable = { code: 'unavailable', message: 'File storage is unavailable right now.' }

test.each(['an error', 'nonsense'] as const)(
  'while Storage answers %s, callers are told to come back, and nothing of the cause',
  async (given) => {
    answer = given
    const { ada, place, params } = await createFile()
    const { secret: key } = await createApiKey(ada)

    const answers = [
      await send(download.GET, { as: ada, params }),
      await send(download.GET, { key, params }),
      await begin({ as: ada }, place),
      await begin({ key }, place),
    ]

    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503])
    for (const { error, headers, text } of answers) {
      expect(error).toEqual(unavailable)
      expect(headers.get('retry-after')).toBe('2')
      expect(text).not.toContain('s3.internal')
    }
    await expect(removeObjects('attachments', ['x'])).rejects.toMatchObject({ code: 'unavailable' })
  },
)

test('a Storage that never answers is given up', async () => {
  const { ada, params } = await createFile()
  answer = 'nothing'
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort())

  const { status, error } = await send(download.GET, { as: ada, params })

  expect(timeout).toHaveBeenCalledWith(5_000)
  expect([status, error]).toEqual([503, unavailable])
})

test('without Storage a file can be removed all the same', async () => {
  const { ada, params } = await createFile()

  const { status } = await send(attachment.DELETE, { as: ada, method: 'DELETE', params })

  expect(status).toBe(204)
})

test('a creation that Storage cut short is not lost: its repetition names the row', async () => {
  const { ada, place } = await createFile()
  const key = { 'idempotency-key': missingId() }

  const first = await begin({ as: ada }, place, note, key)
  const second = await begin({ as: ada }, place, note, key)

  expect([first.status, second.status]).toEqual([503, 201])
  expect(second.data).toMatchObject({ status: 'pending', upload: null })
})
