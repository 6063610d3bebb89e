import { Agent, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { createAdmission } from '@/lib/server/admission'
import { createEdge } from '@/lib/server/edge'

const CAPACITY = 20

/** An edge before work that ends when it is let go. */
async function startEdge() {
  const held: (() => void)[] = []
  let begun = 0
  const pages = async (request: IncomingMessage, response: ServerResponse) => {
    begun += 1
    const end = () => void response.end('done')
    if (request.url === '/api/health') end()
    else held.push(end)
    await once(response, 'close')
  }
  const admission = createAdmission(CAPACITY)
  const edge = createEdge({
    pages,
    entryOf: () => undefined,
    waitUntil: () => {},
    admission,
    isClosing: () => false,
    keepAliveMs: 1_000,
  }).listen(0, '127.0.0.1')
  await once(edge, 'listening')
  onTestFinished(() => {
    edge.closeAllConnections()
    edge.close()
  })
  const url = `http://127.0.0.1:${(edge.address() as AddressInfo).port}`
  const letGo = () => held.splice(0).forEach((end) => end())
  return { url, admission, letGo, begun: () => begun, held: () => held.length }
}

const agent = new Agent({ maxSockets: Infinity })

function ask(url: string) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      get(url, { agent }, (response) => {
        const { statusCode: status = 0, headers } = response
        text(response).then((body) => resolve({ status, headers, body }), reject)
      }).once('error', reject)
    },
  )
}

test.each([200, 1_000])(
  'of %i arrivals at once, as many as fit are served, and the rest are told to come again',
  async (arrivals) => {
    const edge = await startEdge()

    const asked = Array.from({ length: arrivals }, () => ask(`${edge.url}/api/v1/workspaces`))
    const refused: unknown[] = []
    for (const answer of asked) void answer.then((told) => told.status === 503 && refused.push(told))
    await expect.poll(() => refused.length).toBe(arrivals - CAPACITY)

    // All refusals came while none of the others was done.
    expect([edge.held(), edge.begun()]).toEqual([CAPACITY, CAPACITY])
    expect((await ask(`${edge.url}/api/health`)).status).toBe(200)
    edge.letGo()
    const answers = await Promise.all(asked)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(CAPACITY)
    expect(answers.find(({ status }) => status === 503)).toMatchObject({
      headers: { 'retry-after': '1', 'x-request-id': expect.any(String) },
      body: expect.stringContaining('"code":"unavailable"'),
    })
    await expect.poll(edge.admission.taken).toBe(0)
  },
)

test('a page takes the room of several requests, and its refusal is a page', async () => {
  const edge = await startEdge()
  const pages = Array.from({ length: 6 }, () => ask(`${edge.url}/w/1`))
  await expect.poll(edge.held).toBe(5)

  expect(await pages[5]).toMatchObject({
    status: 503,
    headers: { 'retry-after': '1', 'content-type': 'text/html; charset=utf-8' },
    body: expect.stringContaining('Too many people'),
  })
  expect((await ask(`${edge.url}/api/v1/workspaces`)).status).toBe(503)
  edge.letGo()
  await Promise.all(pages)
})

test('a client that leaves gives its room back', async () => {
  const edge = await startEdge()
  const leaving = Array.from({ length: CAPACITY }, () =>
    get(`${edge.url}/api/v1/workspaces`, { agent: false }),
  )
  for (const request of leaving) request.on('error', () => {})
  await expect.poll(edge.held).toBe(CAPACITY)

  for (const request of leaving) request.destroy()

  await expect.poll(edge.admission.taken).toBe(0)
})

test('work begins one by one, so that an arrival is looked at between two pieces', async () => {
  const admission = createAdmission(100)
  const events: string[] = []
  const work = (name: string) => admission.run(1, async () => void events.push(name))

  const all = Promise.all([work('first'), work('second'), work('third')])
  setImmediate(() => events.push('an arrival'))
  await all

  expect(events.indexOf('an arrival')).toBeLessThan(events.indexOf('third'))
})

test('work that fails gives its room back', async () => {
  const admission = createAdmission(1)

  await expect(admission.run(1, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')

  expect(admission.taken()).toBe(0)
})
