import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { startServer } from '../../scripts/production/server'

const HEAD = 'POST /api/csp-reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/csp-report\r\n'

/** Sends a byte of a long body each second, until the other side ends the connection. */
function trickle(socket: Socket) {
  socket.write(`${HEAD}Content-Length: 1000\r\n\r\n`)
  const timer = setInterval(() => socket.write(' '), 1_000)
  socket.once('close', () => clearInterval(timer)).on('error', () => {})
}

test.each([
  ['headers that never end', (socket: Socket) => void socket.write(HEAD)],
  ['a body that trickles', trickle],
])('%s are answered by 408 with an id and one line, and the connection ends', async (_, send) => {
  await using server = await startServer({ LOG_LEVEL: 'info' })
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  send(socket)

  const answer = await text(socket)

  expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  expect(answer).toMatch(/^connection: close\r$/im)
  const [, id] = /^x-request-id: ([\da-f-]{36})\r$/im.exec(answer) ?? []
  expect(JSON.parse(/\{.*\}/.exec(answer)![0])).toMatchObject({ meta: { requestId: id } })
  const lines = server.output.stdout.split('\n').filter((line) => line.includes(id!))
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 'warn', status: 408 }),
  ])
})

test('a request that outlasts a shutdown is cut off, which the log tells, and the process ends', async () => {
  await using server = await startServer({ LOG_LEVEL: 'info', SHUTDOWN_NOTICE_SECONDS: '1' })
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  trickle(socket)
  await fetch(`${server.url}/api/health`)

  const [answer, code] = await Promise.all([text(socket).catch(() => ''), server.stop()])

  expect(answer).toBe('')
  expect(code).toBe(143)
  expect(server.output.stdout).toContain('requests are cut off, because they took longer than a shutdown may')
})
