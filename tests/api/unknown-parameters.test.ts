import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Handler, pathsOf, send } from '../support/send'
import { secret, sendSigned } from '../support/signed-call'

const cron = 'a-secret-of-at-least-thirty-two-characters'
process.env.CRON_SECRET = cron
process.env.MAIL_WEBHOOK_SECRET = secret
process.env.SEND_EMAIL_HOOK_SECRET = `v1,${secret}`

type Answer = ReturnType<typeof send>
type Methods = Record<string, Handler>

const query = { colour: 'red' }
const params = { token: `${'a'.repeat(43)}.${'b'.repeat(43)}` }
const report = { headers: { 'content-type': 'application/reports+json' }, body: [] }
const ticked = { query, headers: { authorization: `Bearer ${cron}` } }

/** A request that would succeed but for its query, to each address beside the versioned API. The rest is in tests/contract. */
const requests: Record<string, (methods: Methods) => Answer[]> = {
  'csp-reports': ({ POST }) => [send(POST!, { ...report, query })],
  health: ({ GET, HEAD }) => [send(GET!, { query }), send(HEAD!, { method: 'HEAD', query })],
  'hooks/auth-mail': ({ POST }) => [sendSigned(POST!, { body: {}, query })],
  'hooks/mail': ({ POST }) => [sendSigned(POST!, { body: {}, query })],
  'jobs/run': ({ GET, POST }) => [send(GET!, ticked), send(POST!, { ...ticked, method: 'POST' })],
  ready: ({ GET }) => [send(GET!, { query })],
  'unsubscribe/[token]': ({ GET, POST }) => [
    send(GET!, { params, query }),
    send(POST!, { method: 'POST', params, query }),
  ],
}

const files = globSync('app/api/**/route.ts').map((file) =>
  file.slice('app/api/'.length, -'/route.ts'.length),
)
const beside = files.filter((file) => !file.startsWith('v1/') && !file.startsWith('[['))

test.each(beside)('%s refuses a query parameter, because it knows none', async (file) => {
  const methods = (await import(/* @vite-ignore */ `@/app/api/${file}/route`)) as Methods

  const answers = await Promise.all(requests[file]!(methods))

  const named = answers.filter(({ text }) => text).flatMap(pathsOf)
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 422))
  expect(new Set(named)).toEqual(new Set(['query.colour']))
})
