import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { owner } from '../../support/owner'
import { createMember } from '../../support/people'
import { send } from '../../support/send'
import { startStorage, storedNames } from '../../support/attachment-storage'

const storage = await startStorage()
const { pool } = await import('@/lib/db/pool')
const { sweepAttachmentObjects } = await import('@/lib/features/attachments/jobs')
const { runBatch } = await import('@/lib/worker/run-batch')
const { runUpkeep } = await import('@/lib/worker/upkeep')
const { attach, attachment, begin, createTaskOf, put } = await import('../../support/attachments')
const project = await import('@/app/api/v1/workspaces/[workspaceId]/projects/[projectId]/route')
const task = await import('@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/route')
const workspace = await import('@/app/api/v1/workspaces/[workspaceId]/route')

afterAll(() => pool.end())

beforeEach(async () => {
  await owner.query('delete from workspaces')
  await runJobs() // the upkeep that is due as well, so that none happens within a test that does not ask for it
})

async function runJobs() {
  const { failed, more } = await runBatch()
  expect({ failed, more }).toEqual({ failed: 0, more: false })
}

/** Also the jobs of a later batch, and those that Storage was too slow for. */
async function runUntilDone() {
  const { failed, more } = await runBatch()
  if (failed === 0 && !more) return
  await makeRetriesDue()
  await runUntilDone()
}

const makeRetriesDue = () =>
  owner.query(`update pgboss.job set start_after = now() - interval '1 s' where state = 'retry'`)

/** Two files of one task, and one of a stranger's. */
async function createFiles() {
  const ada = await createMember()
  const place = await createTaskOf(ada)
  const { rows } = await owner.query<{ project_id: string }>('select project_id from tasks where id = $1', [
    place.taskId,
  ])
  const kept = await createMember()
  return {
    ada,
    projectId: rows[0]!.project_id,
    file: await attach({ as: ada }, place),
    second: await attach({ as: ada }, place),
    kept: await attach({ as: kept }, await createTaskOf(kept)),
  }
}

type Files = Awaited<ReturnType<typeof createFiles>>

test.each<[string, (files: Files) => ReturnType<typeof send>]>([
  ['a task', ({ ada, file }) => send(task.DELETE, { as: ada, method: 'DELETE', params: file.params })],
  [
    'a project',
    ({ ada, projectId }) =>
      send(project.DELETE, {
        as: ada,
        method: 'DELETE',
        params: { workspaceId: ada.workspaceId, projectId },
      }),
  ],
  [
    'a workspace',
    ({ ada }) =>
      send(workspace.DELETE, { as: ada, method: 'DELETE', params: { workspaceId: ada.workspaceId } }),
  ],
])('removing %s leaves no object, and takes no other', async (_, remove) => {
  const files = await createFiles()
  const before = await storedNames()

  const { status } = await remove(files)
  await runJobs()

  expect(before).toHaveLength(3)
  expect(status).toBe(204)
  expect(await storedNames()).toEqual([files.kept.path])
  expect(await storage.count()).toBe(1)
})

test('removing one file leaves its neighbour', async () => {
  const { ada, file, second, kept } = await createFiles()

  await send(attachment.DELETE, { as: ada, method: 'DELETE', params: file.params })
  await runJobs()

  expect(await storedNames()).toEqual([second.path, kept.path].toSorted())
})

test('a removal that is undone removes no object', async () => {
  const { file } = await createFiles()
  const client = await owner.connect()
  await client.query('begin')
  await client.query('delete from attachments where id = $1', [file.data.id])
  await client.query('rollback')
  client.release()

  await runJobs()

  expect(await storedNames()).toContain(file.path)
})

test('an upload that is never completed goes once its address has expired, and no sooner', async () => {
  const ada = await createMember()
  const place = await createTaskOf(ada)
  const { path: ready } = await attach({ as: ada }, place)
  const [old, fresh] = [await begin({ as: ada }, place), await begin({ as: ada }, place)]
  for (const { data } of [old, fresh]) await put(data.upload)
  await owner.query(`update attachments set created_at = now() - interval '2 hours 59 minutes'`)
  await runUpkeep('attachments.abandoned', 'test')
  const early = await owner.query('select from attachments')

  await owner.query(
    `update attachments set created_at = now() - interval '3 hours 1 minute' where id <> $1`,
    [fresh.data.id],
  )
  await runUpkeep('attachments.abandoned', 'test')
  await runJobs()

  expect(early.rows).toHaveLength(3)
  const begun: string = fresh.data.upload.path
  expect(await storedNames()).toEqual([ready, begun].toSorted())
})

test('the sweep removes an object without a row, and no other', async () => {
  const { file, second, kept } = await createFiles()
  const planted = `${file.params.workspaceId}/${file.params.taskId}/planted`
  await storage.service.upload(planted, new Blob(['x'], { type: 'text/plain' }))

  await runUpkeep('attachments.sweep', 'test')
  await runJobs()

  expect(await storedNames()).toEqual([file, second, kept].map(({ path }) => path).toSorted())
  expect(await storage.count()).toBe(3)
})

test('a file that is uploaded after its row has gone is swept', async () => {
  const ada = await createMember()
  const place = await createTaskOf(ada)
  const { data } = await begin({ as: ada }, place)
  await send(attachment.DELETE, { as: ada, method: 'DELETE', params: { ...place, attachmentId: data.id } })
  await runJobs()

  const late = await put(data.upload)
  await runUpkeep('attachments.sweep', 'test')
  await runJobs()

  expect(late.status).toBe(200)
  expect(await storedNames()).toEqual([])
})

test('a sweep of a large bucket goes on where it stopped, until it has seen all of it', async () => {
  await owner.query(
    `insert into storage.objects (bucket_id, name) select 'attachments', 'orphan/' || number from generate_series(1, 2100) as number`,
  )

  await sweepAttachmentObjects('', 'test')
  const first = await owner.query(`select name from pgboss.job where state = 'created'`)
  await runUntilDone()

  expect(first.rows.filter(({ name }) => name === 'attachments.remove')).toHaveLength(10)
  expect(first.rows.filter(({ name }) => name === 'attachments.sweep')).toHaveLength(1)
  expect(await storedNames()).toEqual([])
})

test('a removal that Storage refuses is tried again', async () => {
  const { ada, file } = await createFiles()
  await owner.query(`create function storage.refuse() returns trigger language plpgsql as
    $$ begin raise exception 'out of order'; end $$`)
  await owner.query(
    'create trigger refuse before delete on storage.objects for each row execute function storage.refuse()',
  )
  await send(attachment.DELETE, { as: ada, method: 'DELETE', params: file.params })

  vi.mocked(console.error).mockImplementation(() => {}) // by which the local Storage says so
  const broken = await runBatch()
  vi.mocked(console.error).mockClear()
  const meanwhile = await storedNames()
  await owner.query('drop trigger refuse on storage.objects')
  await owner.query('drop function storage.refuse')
  await makeRetriesDue()
  await runJobs()

  expect(broken.failed).toBe(1)
  expect(meanwhile).toContain(file.path)
  expect(await storedNames()).not.toContain(file.path)
})
