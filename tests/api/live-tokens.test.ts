import { createClient } from '@supabase/supabase-js'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { expect, test, vi } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { createApiKey, revokeApiKey } from '../support/api-keys'
import { owner } from '../support/owner'
import { createFellow, createMember } from '../support/people'
import { send } from '../support/send'
import { startServices } from '../support/services'
import { sessionCookies } from '../support/session-cookies'
import { patient } from '../../scripts/command/patience'

const { url } = await startServices()
const liveTokens = await import('@/app/api/v1/workspaces/[workspaceId]/live-tokens/route')
const workspaces = await import('@/app/api/v1/workspaces/route')

type Member = Awaited<ReturnType<typeof createMember>>
type Who = { as: Member } | { key: string; workspaceId: string }

function ask(who: Who) {
  const workspaceId = 'as' in who ? who.as.workspaceId : who.workspaceId
  return send(liveTokens.POST, { method: 'POST', params: { workspaceId }, ...who })
}

/** The first state of a channel that joins a topic with a token. */
async function joined(token: string, topic: string) {
  const client = createClient(url, localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY, {
    accessToken: async () => token,
  })
  await client.realtime.setAuth()
  const states: string[] = []
  client.channel(topic, { config: { private: true } }).subscribe((state) => states.push(state))
  await vi.waitFor(() => expect(states).not.toEqual([]), patient)
  await client.removeAllChannels()
  return states[0]
}

test.each(['owner', 'viewer'] as const)(
  'a live token of an %s joins the workspace’s topic and no other',
  async (role) => {
    const ada = await createMember(role)
    const other = await createMember()

    const { status, data } = await ask({ as: ada })

    expect(status).toBe(200)
    expect(data.topic).toBe(`workspace:${ada.workspaceId}`)
    expect(await joined(data.token, data.topic)).toBe('SUBSCRIBED')
    expect(await joined(data.token, `workspace:${other.workspaceId}`)).toBe('CHANNEL_ERROR')
  },
)

test('a live token names a topic and nobody, and ends after five minutes', async () => {
  const ada = await createMember()
  const before = Math.floor(Date.now() / 1000)

  const { data, headers } = await ask({ as: ada })

  const { iat, exp, ...claims } = decodeJwt(data.token)
  expect(claims).toEqual({ role: 'anon', live_topic: `workspace:${ada.workspaceId}` })
  expect(iat).toBeGreaterThanOrEqual(before)
  expect(exp! - iat!).toBe(300)
  expect(Date.parse(data.expiresAt)).toBe(exp! * 1000)
  expect(decodeProtectedHeader(data.token)).toEqual({
    alg: 'ES256',
    kid: JSON.parse(localDefaults.LIVE_SIGNING_KEY).kid,
    typ: 'JWT',
  })
  expect(headers.get('cache-control')).toContain('no-store')
})

test('a live token is refused by our own API', async () => {
  const { data } = await ask({ as: await createMember() })
  const headers = { authorization: `Bearer ${data.token}` }

  const { status, error } = await send(workspaces.GET, { headers })

  expect({ status, code: error.code }).toEqual({ status: 401, code: 'unauthenticated' })
})

test('the project’s key set has the key that signs live tokens, and not its private half', async () => {
  const { d, kid } = JSON.parse(localDefaults.LIVE_SIGNING_KEY)

  const text = await (await fetch(`${url}/auth/v1/.well-known/jwks.json`)).text()

  expect(JSON.parse(text).keys.map((key: { kid: string }) => key.kid)).toContain(kid)
  expect(text).not.toContain(d)
})

test('who has been removed from the workspace gets no further token', async () => {
  const { workspaceId } = await createMember()
  const kim = await createFellow(workspaceId, 'member')
  expect((await ask({ as: kim })).status).toBe(200)
  await owner.query('delete from memberships where user_id = $1', [kim.userId])

  const { status, data } = await ask({ as: kim })

  expect({ status, data }).toEqual({ status: 404, data: undefined })
})

test('who has signed out elsewhere gets none, although the access token still reads', async () => {
  const ada = await createMember()
  await owner.query('delete from auth.sessions where user_id = $1', [ada.userId])

  const [read, live] = [await send(workspaces.GET, { as: ada }), await ask({ as: ada })]

  expect([read.status, live.status]).toEqual([200, 401])
})

test('an API key that may read the workspace gets one, until it is revoked', async () => {
  const { workspaceId, userId } = await createMember()
  const key = await createApiKey({ workspaceId, userId }, ['workspace.read'])
  const who = { key: key.secret, workspaceId }

  const { status, data } = await ask(who)
  await revokeApiKey(key)

  expect([status, decodeJwt(data.token).live_topic]).toEqual([200, `workspace:${workspaceId}`])
  expect((await ask(who)).status).toBe(401)
})

test('a page of another site gets none by the visitor’s cookie, and ours does', async () => {
  const ada = await createMember()
  const cookie = (await sessionCookies(ada)).map(({ name, value }) => `${name}=${value}`).join('; ')
  const from = (origin: string) =>
    send(liveTokens.POST, {
      method: 'POST',
      params: { workspaceId: ada.workspaceId },
      headers: { cookie, origin },
    })

  const [own, foreign] = [await from('http://localhost:3000'), await from('https://evil.example')]

  expect([own.status, foreign.status]).toEqual([200, 403])
})

test('tokens count against the limit of reads', async () => {
  const { headers } = await ask({ as: await createMember() })

  expect(headers.get('ratelimit-policy')).toContain('"read";q=600;w=60')
})

test('a deployment without a signing key has none for anybody, and says so', async () => {
  const ada = await createMember()
  vi.resetModules()
  const { env } = await import('@/lib/env')
  Object.assign(env, { LIVE_SIGNING_KEY: undefined })
  const keyless = await import('@/app/api/v1/workspaces/[workspaceId]/live-tokens/route')

  const { status, error } = await send(keyless.POST, {
    as: ada,
    method: 'POST',
    params: { workspaceId: ada.workspaceId },
  })

  expect({ status, error }).toEqual({
    status: 404,
    error: { code: 'not_found', message: 'There are no live updates here.' },
  })
})
