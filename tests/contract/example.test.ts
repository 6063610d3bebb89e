import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { seedDemo } from '../../scripts/demo/seed.ts'
import { startApiServer } from './api-server'

process.env.WEBHOOK_ALLOW_LOCAL = 'true'

const ownerUrl = `postgres://postgres:postgres@127.0.0.1:${inject('cluster').port}/${process.env.TEST_DATABASE}`

let server: Awaited<ReturnType<typeof startApiServer>>
beforeAll(async () => {
  server = await startApiServer()
})
afterAll(() => server.close())

test('the example of the README signs in, works with a key, is told of it and verifies that', async () => {
  const { runBatch } = await import('@/lib/worker/run-batch')
  const apiUrl = process.env.NEXT_PUBLIC_SUPABASE_URL!
  await seedDemo({ apiUrl, ownerUrl, secretKey: localDefaults.SUPABASE_SECRET_KEY })

  const example = spawn(process.execPath, ['scripts/example.ts', '--site', server.url, '--supabase', apiUrl])
  const ended = new Promise<number | null>((resolve) => example.once('close', resolve))
  const said = Promise.all([text(example.stdout), text(example.stderr)])
  while (example.exitCode === null) {
    await runBatch()
    await sleep(50)
  }

  expect([await ended, ...(await said)]).toEqual([
    0,
    expect.stringMatching(
      new RegExp(
        [
          'version 1 is now 2',
          'refused: 412 precondition_failed',
          'may not invite: 403 forbidden',
          'invitation created, workspace changed, api_key created, webhook created',
          'workspace\\.changed of that workspace; its signature holds',
        ].join('[^]*'),
      ),
    ),
    '',
  ])
})
