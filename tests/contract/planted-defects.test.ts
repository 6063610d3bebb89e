import { expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { fuzz } from './fuzzing'
import { type Documented, documentedOperations } from './operations'

const operations = await documentedOperations()
const seed = 1
/** Requests to one operation in "npm test". */
const runs = 35

test.each([
  ['fails', 'getWorkspace', async () => new Response(null, { status: 500 }), 'failed with 500'],
  [
    'answers a status that is not documented',
    'getWorkspace',
    async () => new Response(null, { status: 418 }),
    '418, which is not documented',
  ],
  [
    'answers a body that its schema does not allow',
    'getWorkspace',
    changed((body) => ({ ...body, data: { ...body.data, createdAt: 'yesterday' } })),
    'must match format "date-time"',
  ],
  [
    'leaks a field that is not documented',
    'getWorkspace',
    changed((body) => ({ ...body, data: { ...body.data, secret: 'x' } })),
    'additional properties',
  ],
  ['forgets a field', 'listInvitations', changed(({ data }) => ({ data })), "required property 'meta'"],
  [
    'forgets a header',
    'getMember',
    withHeaders((headers) => headers.delete('etag')),
    'lacks the header etag',
  ],
  [
    'has a header that is not documented',
    'getMember',
    withHeaders((headers) => headers.set('x-powered-by', 'Magic')),
    'x-powered-by, which is not documented',
  ],
  [
    'answers another content type',
    'listInvitations',
    withHeaders((headers) => headers.set('content-type', 'text/html')),
    'text/html, which is not documented',
  ],
  [
    'answers a code that is not documented',
    'createApiKey',
    changedFailure((body) => ({ ...body, error: { ...body.error, code: 'surprise' } })),
    'Its code surprise is not documented',
  ],
] as const)('an operation that %s is found', async (_, id, defect, found) => {
  const operation = await planted(id, defect)

  const outcome = await fuzz(operation, operations, { seed, runs }).catch((error: Error) => error)

  expect(outcome).toBeInstanceOf(Error)
  expect(String((outcome as Error).cause)).toContain(found)
})

test('an operation that shows a stranger what is not theirs is found', async () => {
  const operation = await planted('listInvitations', async (request, answer) => {
    const { status } = answer
    if (status !== 404) return answer
    const meta = {
      requestId: request.headers.get('x-request-id') ?? crypto.randomUUID(),
      page: { next: null },
    }
    return Response.json({ data: [], meta }, { headers: { 'x-request-id': meta.requestId } })
  })

  const outcome = await fuzz(operation, operations, { seed, runs: 100 }).catch((error: Error) => error)

  expect(String((outcome as Error).cause)).toContain('answers a stranger with 200')
})

test('an operation that one character breaks is found', async () => {
  const operation = await planted('createApiKey', async (_, answer, text) => {
    if (text.includes('\\u0000')) throw new AppError('internal', 'A zero byte.')
    return answer
  })

  const outcome = await fuzz(operation, operations, { seed, runs: 600 }).catch((error: Error) => error)

  expect(outcome).toMatchObject({ message: expect.stringContaining('Property failed') })
})

test('an operation that refuses a text which its document allows is found', async () => {
  const operation = await planted('createApiKey', async (_, answer, text) => {
    if (answer.status !== 201 || !/[^\0-\x7f]/.test(text)) return answer
    const details = [{ path: 'body.name', message: 'Use the letters of English.' }]
    const failed = { code: 'invalid_request', message: 'The request is not valid.', details }
    const { meta } = (await answer.json()) as Body
    const headers = new Headers(answer.headers)
    headers.delete('location')
    return Response.json({ error: failed, meta }, { status: 422, headers })
  })

  const outcome = await fuzz(operation, operations, { seed, runs: 200 }).catch((error: Error) => error)

  expect(String((outcome as Error).cause)).toContain('refuses a valid body.name')
})

test('the same seed sends the same requests', async () => {
  const [operation] = operations.filter(({ id }) => id === 'createApiKey') as [Documented]

  const [one, again] = [
    await fuzz(operation, operations, { seed, runs }),
    await fuzz(operation, operations, { seed, runs }),
  ]

  expect(again).toEqual(one)
})

type Defect = (request: Request, answer: Response, text: string) => Promise<Response>

/** The operation, with a defect between its handler and whoever asks. */
async function planted(id: string, defect: Defect): Promise<Documented> {
  const operation = operations.find((each) => each.id === id)!
  return {
    ...operation,
    handler: async (request, context) => {
      const text = await request.clone().text()
      return defect(request, await operation.handler(request, context), text)
    },
  }
}

type Body = { data: object; meta: object; error: object }

function changed(change: (body: Body) => object, when = (status: number): boolean => status === 200): Defect {
  return async (_, answer) => {
    if (!when(answer.status)) return answer
    const { status, headers } = answer
    return Response.json(change((await answer.json()) as Body), { status, headers })
  }
}

function changedFailure(change: (body: Body) => object) {
  return changed(change, (status) => status === 422)
}

function withHeaders(change: (headers: Headers) => void): Defect {
  return async (_, answer) => {
    if (answer.status !== 200) return answer
    const headers = new Headers(answer.headers)
    change(headers)
    return new Response(await answer.text(), { status: 200, headers })
  }
}
