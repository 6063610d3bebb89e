import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { startWritingHouse } from './writing-house'

const CAPACITY = 100

/** A slow machine serves as many within the time that a request waits for a connection. */
const startHouse = () =>
  startWritingHouse({}, { answerDelayMs: 0, environment: { CONCURRENT_REQUESTS_MAX: String(CAPACITY) } })

type Answer = { status: number; retryAfter: string | undefined; body: string; afterMs: number }
type Sent = { headers: Record<string, string>; body?: string }

/** Opens a connection for each request, and sends all of them at once. */
function sendAll(url: string, requests: Sent[]): Promise<Answer[]> {
  const agent = new Agent({ maxSockets: Infinity })
  const answers = requests.map(
    ({ headers, body }) =>
      new Promise<Answer>((resolve, reject) => {
        let sentAt = 0
        const sent = request(url, { agent, method: body ? 'POST' : 'GET', headers }, (response) => {
          const { statusCode: status = 0, headers: told } = response
          const answered = (content: string) =>
            resolve({
              status,
              retryAfter: told['retry-after'],
              body: content,
              afterMs: performance.now() - sentAt,
            })
          text(response).then(answered, reject)
        })
        sent.once('error', reject)
        // Opening so many connections takes this process a while, which is not the server's.
        sent.once('finish', () => (sentAt = performance.now()))
        sent.end(body)
      }),
  )
  return Promise.all(answers)
}

const median = (numbers: number[]) =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]!

test('past the knee as many are served as before it, and the rest are told to come again before them', async () => {
  await using house = await startHouse()
  const { url, path } = house.target
  const rows: Record<string, unknown>[] = []
  await sendAll(url + path, [{ headers: { authorization: `Bearer ${house.target.token}` } }])

  for (const arrivals of [CAPACITY, 500, 1_000]) {
    const tokens = Array.from({ length: arrivals }, () => house.tokenFor(crypto.randomUUID()))
    const requests = (await Promise.all(tokens)).map((token) => ({
      headers: { authorization: `Bearer ${token}` },
    }))

    const answers = await sendAll(url + path, requests)

    const served = answers.filter(({ status }) => status === 200)
    const refused = answers.filter(({ status }) => status !== 200)
    rows.push({
      arrivals,
      served: served.length,
      refused: refused.length,
      'refused after, median ms': Math.round(median(refused.map(({ afterMs }) => afterMs)) ?? 0),
      'served after, median ms': Math.round(median(served.map(({ afterMs }) => afterMs))),
    })
    expect(served.length).toBeGreaterThanOrEqual(Math.min(arrivals, CAPACITY))
    expect(
      refused.map(({ status, retryAfter }) => `${status} ${retryAfter}`).filter((told) => told !== '503 1'),
    ).toEqual([])
    const later = median(served.map(({ afterMs }) => afterMs))
    expect(median(refused.map(({ afterMs }) => afterMs)) ?? 0).toBeLessThan(later)
  }
  console.table(rows)
})

test('of 500 senders of one key at once, one creates, and the others get its answer or are told to come again', async () => {
  await using house = await startHouse()
  const { url, path, token, body } = house.target
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': crypto.randomUUID(),
  }

  const answers = await sendAll(
    url + path,
    Array.from({ length: 500 }, () => ({ headers, body: JSON.stringify(body('Once')) })),
  )

  const created = answers.filter(({ status }) => status === 201)
  const ids = new Set(created.map((answer) => JSON.parse(answer.body).data.id))
  expect(ids.size).toBe(1)
  const waiting = answers.filter(({ status }) => status !== 201)
  expect(waiting.filter(({ status }) => ![409, 429, 503].includes(status))).toEqual([])
  expect(waiting.filter(({ retryAfter }) => !Number(retryAfter))).toEqual([])
  const [id] = ids
  const faults = await house.audit([{ id: id!, name: 'Once', key: headers['idempotency-key'] }])
  expect(faults).toMatchObject({ lost: [], doubled: [] })
})
