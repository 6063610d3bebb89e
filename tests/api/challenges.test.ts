import { expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { createUser } from '../support/people'
import { type Handler, send } from '../support/send'
import { sessionCookies } from '../support/session-cookies'
import { former, secret, sendSigned } from '../support/signed-call'

process.env.CRON_SECRET = 'a-secret-of-at-least-thirty-two-characters'
process.env.MAIL_WEBHOOK_SECRET = secret
process.env.SEND_EMAIL_HOOK_SECRET = `v1,${secret}`

const { plainRefusal } = await import('@/app/plain-refusal')
const workspaces = await import('@/app/api/v1/workspaces/route')
const jobs = await import('@/app/api/jobs/run/route')
const mail = await import('@/app/api/hooks/mail/route')
const authMail = await import('@/app/api/hooks/auth-mail/route')

const missing = [401, 'Bearer realm="api"']
const invalid = [401, 'Bearer realm="api", error="invalid_token"']

const challengeTo = async (handler: Handler, headers: Record<string, string> = {}) => {
  const answer = await send(handler, { headers })
  return [answer.status, answer.headers.get('www-authenticate')]
}

test.each([
  ['no credential', {}, missing],
  ['an empty one', { authorization: '' }, missing],
  ['a scheme alone', { authorization: 'Bearer' }, missing],
  ['another scheme', { authorization: 'Basic YTpi' }, missing],
  ['a malformed token', { authorization: 'bearer one two' }, invalid],
  ['a token of somebody else', { authorization: 'Bearer a.b.c' }, invalid],
  ['a mistyped key', { authorization: 'Bearer plinth_mistyped' }, invalid],
  ['a cookie of something else', { cookie: 'theme=dark' }, missing],
])('a request with %s is told by its challenge', async (_, headers, expected) => {
  expect(await challengeTo(workspaces.GET, headers as Record<string, string>)).toEqual(expected)
})

test('a session cookie that is refused is told as a credential', async () => {
  const [{ name, value }] = (await sessionCookies(await createUser())) as [{ name: string; value: string }]
  const session = JSON.parse(Buffer.from(value.slice('base64-'.length), 'base64url').toString())
  const forged = Buffer.from(JSON.stringify({ ...session, access_token: 'a.b.c' })).toString('base64url')

  expect(await challengeTo(workspaces.GET, { cookie: `${name}=base64-${forged}` })).toEqual(invalid)
})

test('a scheduler without its secret, or with another, is told which scheme to use', async () => {
  expect(await challengeTo(jobs.GET)).toEqual(missing)
  expect(await challengeTo(jobs.POST, { authorization: 'Bearer guess' })).toEqual(invalid)
})

test.each([
  ['mail', mail.POST],
  ['auth-mail', authMail.POST],
])('the hook %s names the signature that it asks for', async (_, handler) => {
  const { status, headers } = await sendSigned(handler, { by: former, body: {} })

  expect([status, headers.get('www-authenticate')]).toEqual([
    401,
    'StandardWebhooks headers="webhook-id webhook-timestamp webhook-signature"',
  ])
})

test.each([
  ['unauthenticated', 'Bearer realm="api", error="invalid_token"'],
  ['factor_required', 'Bearer error="insufficient_user_authentication", acr_values="aal2"'],
  ['proof_required', 'Bearer error="insufficient_user_authentication", max_age="900"'],
  ['forbidden', null],
] as const)('a page’s own address that answers %s has its challenge', (code, challenge) => {
  const { headers } = plainRefusal(new AppError(code, 'No.'))

  expect(headers.get('www-authenticate')).toBe(challenge)
})
