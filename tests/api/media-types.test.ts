import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import * as reports from '@/app/api/csp-reports/route'
import * as me from '@/app/api/v1/me/route'
import * as workspace from '@/app/api/v1/workspaces/[workspaceId]/route'
import * as workspaces from '@/app/api/v1/workspaces/route'
import { createMember, createUser, tokenFor } from '../support/people'
import { type Handler, send } from '../support/send'

const told = ({ status, headers }: Awaited<ReturnType<typeof send>>) => ({
  status,
  ...Object.fromEntries([...headers].filter(([name]) => name.startsWith('accept'))),
})

test.each([
  ['POST', workspaces.POST, { 'accept-post': 'application/json' }],
  ['PATCH', me.PATCH, { 'accept-patch': 'application/json' }],
  ['DELETE', me.DELETE, {}],
])('%s of another type is told the type to send', async (method, handler, named) => {
  const as = await createUser()
  const headers = { 'content-type': 'text/plain', 'content-encoding': 'identity' }

  const answer = await send(handler, { as, method, headers, body: '{"name":"Acme"}' })

  expect(told(answer)).toEqual({ status: 415, accept: 'application/json', ...named })
})

test.each(['gzip', 'br', 'GZIP', 'identity, gzip', 'x-unknown'])(
  'a body in the coding %s is refused unread, and told to come without one',
  async (coding) => {
    const as = await createUser()
    const request = new Request('http://localhost:3000/api/v1/workspaces', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokenFor(as)}`,
        'content-type': 'application/json',
        'content-encoding': coding,
      },
      body: gzipSync('{"name":"Acme"}'),
    })

    const answer = await workspaces.POST(request, { params: Promise.resolve({}) })

    expect(answer.status).toBe(415)
    expect(answer.headers.get('accept-encoding')).toBe('identity')
    expect(answer.headers.get('accept')).toBeNull()
    expect((await send(workspaces.GET, { as })).data).toEqual([])
  },
)

test('a report of a browser has types of its own', async () => {
  const headers = { 'content-type': 'application/json' }
  const types = 'application/csp-report, application/reports+json'

  const refused = await send(reports.POST, { headers, body: [] })
  const coded = await send(reports.POST, {
    headers: { 'content-type': 'application/reports+json', 'content-encoding': 'gzip' },
    body: [],
  })

  expect(told(refused)).toEqual({ status: 415, accept: types, 'accept-post': types })
  expect(told(coded)).toEqual({ status: 415, 'accept-encoding': 'identity' })
})

test.each([
  ['a list', workspaces.OPTIONS, { allow: 'GET, POST, HEAD, OPTIONS', 'accept-post': 'application/json' }],
  [
    'a resource',
    workspace.OPTIONS,
    { allow: 'GET, PATCH, DELETE, HEAD, OPTIONS', 'accept-patch': 'application/json' },
  ],
  [
    'the address of reports',
    reports.OPTIONS,
    { allow: 'POST, OPTIONS', 'accept-post': 'application/csp-report, application/reports+json' },
  ],
] as [string, Handler, object][])(
  'OPTIONS of %s tells methods and types, whatever its query',
  async (_, options, expected) => {
    const { status, headers } = await send(options, {
      method: 'OPTIONS',
      params: { workspaceId: 'any' },
      query: { colour: 'red' },
    })

    const shown = [...headers].filter(([name]) => name === 'allow' || name.startsWith('accept'))
    expect([status, Object.fromEntries(shown)]).toEqual([204, expected])
  },
)

test('a method that is not served is told those that are', async () => {
  const { workspaceId } = await createMember()

  const { status, headers } = await send(workspace.PUT, { method: 'PUT', params: { workspaceId } })

  expect([status, headers.get('allow')]).toEqual([405, 'GET, PATCH, DELETE, HEAD, OPTIONS'])
})
