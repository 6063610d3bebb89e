import { Webhook as Signer } from 'standardwebhooks'
import { expect, test, vi } from 'vitest'
import { asked, call, queued } from '../support/auth-mail'
import { send } from '../support/send'
import { former, secret, type Sent } from '../support/signed-call'

test('while one secret replaces another, each signs, and both together as Auth writes them', async () => {
  const [id, now, text] = ['msg_1', new Date(), JSON.stringify(asked('signup'))]
  const both = [secret, former].map((one) => new Signer(one).sign(id, now, text)).join(', ')

  const answers = [
    await call({ by: secret }),
    await call({ by: former }),
    await call({
      id,
      body: text,
      headers: {
        'webhook-signature': both,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      },
    }),
  ]

  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
})

test.each<[string, Sent]>([
  ['by somebody else', { by: `whsec_${Buffer.alloc(32, 3).toString('base64')}` }],
  ['for another id', { headers: { 'webhook-id': 'msg_other' } }],
  ['not at all', { headers: { 'webhook-signature': '' } }],
  ['more than five minutes ago', { ageSeconds: 310 }],
  ['more than five minutes ahead', { ageSeconds: -310 }],
])('what was signed %s is 401, and is no mail', async (_, sent) => {
  const { status, error } = await call(sent)

  expect([status, error.code]).toEqual([401, 'unauthenticated'])
  expect(await queued()).toEqual([])
})

test.each<[number, string, unknown]>([
  [422, 'no mail at all', {}],
  [422, 'a kind that nobody knows', asked('telegram')],
  [422, 'a link without its token', asked('signup', { token_hash: '' })],
  [422, 'a mail to nobody', asked('signup', {}, { email: '' })],
  [422, 'a mail to what is no address', asked('recovery', {}, { email: 'ada' })],
  [422, 'a change to nothing', asked('email_change')],
  [422, 'a reauthentication without its code', asked('reauthentication', { token: '' })],
  [422, 'a code with a NUL', asked('reauthentication', { token: '12\0x' })],
  [422, 'a code with half a character', asked('reauthentication', { token: '12\ud800' })],
  [422, 'a token with a NUL', asked('signup', { token_hash: 'pkce_\0' })],
  [400, 'what is no JSON', 'not json'],
])('%i for %s, and no mail', async (expected, _, body) => {
  expect((await call({ body })).status).toBe(expected)
  expect(await queued()).toEqual([])
})

test('without a secret there is nothing to call, whatever is sent', async () => {
  vi.resetModules()
  const { env } = await import('@/lib/env')
  Object.assign(env, { SEND_EMAIL_HOOK_SECRET: undefined })
  const closed = await import('@/app/api/hooks/auth-mail/route')

  const { status } = await send(closed.POST, { body: asked('signup') })

  expect(status).toBe(404)
})
