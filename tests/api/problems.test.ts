import { expect, test } from 'vitest'
import { z } from 'zod'
import * as workspace from '@/app/api/v1/workspaces/[workspaceId]/route'
import * as workspaces from '@/app/api/v1/workspaces/route'
import { AppError, type ErrorCode, statusByCode } from '@/lib/errors'
import { resource } from '@/lib/http/resource'
import { openRoute } from '@/lib/http/route'
import { createUser, missingId } from '../support/people'
import { send } from '../support/send'

const problem = 'application/problem+json'
const headers = { accept: problem }
const typeOf = (answer: { headers: Headers }) => answer.headers.get('content-type')

const failing = (code: ErrorCode) =>
  resource({
    GET: openRoute({ id: 'probe', summary: 'Probe.', returns: z.object({}) }, async () => {
      throw new AppError(code, 'It failed.', { cause: new Error('a secret cause') })
    }),
  })

test('a failure is a Problem Details document for who asks for it', async () => {
  const ada = await createUser()
  const workspaceId = missingId()

  const answer = await send(workspace.GET, { as: ada, params: { workspaceId }, headers })

  expect({ status: answer.status, type: typeOf(answer) }).toEqual({ status: 404, type: problem })
  expect(JSON.parse(answer.text)).toEqual({
    type: 'http://localhost:3000/docs/api/errors#not_found',
    title: 'Not found',
    status: 404,
    detail: 'Not found.',
    instance: `/api/${workspaceId}#${answer.headers.get('x-request-id')}`,
    code: 'not_found',
  })
})

test('it names each refused field', async () => {
  const ada = await createUser()

  const { text } = await send(workspaces.POST, { as: ada, headers, body: { name: '', color: 'red' } })

  const { errors } = JSON.parse(text) as { errors: { path: string; detail: string }[] }
  expect(errors.map(({ path }) => path).toSorted()).toEqual(['body.color', 'body.name'])
  expect(errors.every(({ detail }) => detail.length > 0)).toBe(true)
})

test.each(Object.keys(statusByCode) as ErrorCode[])(
  '%s has its status, type and title, and no cause',
  async (code) => {
    const { GET } = failing(code)

    const answer = await send(GET, { headers })

    const body = JSON.parse(answer.text)
    expect([answer.status, body.status]).toEqual([statusByCode[code], statusByCode[code]])
    expect(body.type.endsWith(`#${code}`)).toBe(true)
    expect(body.title).toMatch(/^[A-Z][a-z ]+$/)
    expect(answer.text).not.toContain('secret')
  },
)

test('a success stays what it is', async () => {
  const ada = await createUser()

  const answer = await send(workspaces.GET, { as: ada, headers })

  expect({ status: answer.status, type: typeOf(answer), data: answer.data }).toEqual({
    status: 200,
    type: 'application/json',
    data: [],
  })
})

test.each([
  ['nothing', undefined, 'application/json'],
  ['*/*', '*/*', 'application/json'],
  ['application/*', 'application/*', 'application/json'],
  ['JSON', 'application/json', 'application/json'],
  ['both', 'application/json, application/problem+json', problem],
  ['both, in capitals', 'Application/Problem+JSON, application/json', problem],
  ['problems or anything', 'application/problem+json, */*;q=0.1', problem],
  ['JSON rather than problems', 'application/json, application/problem+json;q=0.5', 'application/json'],
  ['problems rather than JSON', 'application/json;q=0.5, application/problem+json;q=0.6', problem],
  ['anything but problems', 'application/problem+json;q=0, */*', 'application/json'],
])('who accepts %s gets a failure in its shape', async (_, accept, type) => {
  const answer = await send(workspaces.GET, { headers: accept === undefined ? {} : { accept } })

  expect({ status: answer.status, type: typeOf(answer) }).toEqual({ status: 401, type })
  expect(answer.headers.get('vary')).toContain('Accept')
})

test.each([
  ['text/html', 406],
  ['application/json;q=0, */*', 406],
  ['application/json;q=0.0, application/*;q=0', 406],
  ['application/problem+json;q=0', 406],
  ['text/html, */*;q=0.1', 200],
  ['application/*;q=0, application/json', 200],
  ['application/json;charset=utf-8', 200],
])('who accepts %s is answered %i', async (accept, expected) => {
  const ada = await createUser()

  const { status } = await send(workspaces.GET, { as: ada, headers: { accept } })

  expect(status).toBe(expected)
})
