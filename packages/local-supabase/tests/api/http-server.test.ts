import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Door } from '../../src/api/door'
import { listen } from '../../src/api/http-server'
import { freePort, isListening } from '../../src/ports'

async function serve(handle: Door) {
  const port = await freePort()
  const server = await listen({ name: 'test', port, maxBodyBytes: 1000, handle })
  onTestFinished(() => server.close())
  return { port, url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

const echo: Door = async (request) =>
  new Response(await request.text(), { headers: { 'x-method': request.method } })

test('a request goes in and its answer comes out, whole', async () => {
  const { url } = await serve(echo)

  const answer = await fetch(`${url}/path?query`, { method: 'PUT', body: 'x'.repeat(1000) })

  expect(answer.headers.get('x-method')).toBe('PUT')
  expect(await answer.text()).toBe('x'.repeat(1000))
})

test.each([
  ['of known length', () => 'x'.repeat(1001)],
  ['in chunks', () => new Blob(['x'.repeat(600), 'x'.repeat(600)]).stream()],
])('a body over the limit, %s, is refused', async (_, body) => {
  const { url } = await serve(echo)

  const answer = await fetch(url, { method: 'POST', body: body(), duplex: 'half' } as RequestInit)

  expect(answer.status).toBe(413)
})

test('a failure answers without its cause, which goes to the console in one line', async () => {
  const write = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => write.mockRestore())
  const { url } = await serve(async () => {
    throw new Error('the cause\nin two lines')
  })

  const answer = await fetch(`${url}/auth/v1/token?secret=1`, { method: 'POST' })

  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('cause')
  expect(write.mock.calls).toEqual([['test: POST /auth/v1/token: the cause in two lines']])
})

test('a request that no URL can hold is an answer, not the end', async () => {
  const { port, url } = await serve(echo)
  const socket = connect(port, '127.0.0.1')

  socket.write('GET //[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  const [chunk] = (await once(socket, 'data')) as [Buffer]

  expect(chunk.toString()).toMatch(/^HTTP\/1\.1 400/)
  expect((await fetch(url)).status).toBe(200)
})

test('it listens on the loopback address alone', async () => {
  const { port } = await serve(echo)

  expect(await isListening(port)).toBe(true)
  expect(await isListening(port, '::1')).toBe(false)
})

test('closing drops a request that hangs', async () => {
  const { url, close } = await serve(() => new Promise(() => {}))
  const hanging = fetch(url).catch((error: Error) => error)
  await new Promise((resolve) => setTimeout(resolve, 50))

  await close()

  expect(await hanging).toBeInstanceOf(Error)
})

test('a taken port is an error', async () => {
  const { port } = await serve(echo)

  await expect(listen({ name: 'second', port, maxBodyBytes: 1, handle: echo })).rejects.toThrow('EADDRINUSE')
})
