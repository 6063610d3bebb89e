import { createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { startInClearText, verifyCertificate } from '../../scripts/deploy/postgres-handshake.ts'
import { ask } from '../../scripts/deploy/web.ts'

/** Takes every connection and says nothing. */
async function silence() {
  const open = new Set<Socket>()
  const server = createServer((socket) => void open.add(socket.on('error', () => {})))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    port,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test('who says nothing is not waited for, and is named', async () => {
  await using server = await silence()
  const database = new URL(`postgres://app_server.abcdefghijklmnopqrst:x@127.0.0.1:${server.port}/postgres`)

  const outcomes = await Promise.allSettled([
    ask(`http://127.0.0.1:${server.port}/api/health`),
    startInClearText(database),
    verifyCertificate(database, {}),
  ])

  const reasons = outcomes.map((outcome) => String((outcome as PromiseRejectedResult).reason))
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(reasons[0]).toContain(`http://127.0.0.1:${server.port}/api/health does not answer`)
  for (const reason of reasons.slice(1)) expect(reason).toMatch(/abort|timeout/i)
})
