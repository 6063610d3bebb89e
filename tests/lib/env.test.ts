import { readFileSync } from 'node:fs'
import { parseEnv as parseFile } from 'node:util'
import { expect, test } from 'vitest'
import { EnvError, parseEnv } from '@/lib/env'
import { Env } from '@/lib/env-schema'
import { localDefaults } from '@/lib/local-defaults'
import { productionValues } from '../support/production-values'

const production = { ...productionValues, NODE_ENV: 'production' }
const local = { ...localDefaults, TRUSTED_PROXY_HOPS: 0 }

test('on a developer machine nothing needs to be set', () => {
  expect(parseEnv({ NODE_ENV: 'development' })).toMatchObject(local)
})

test('a production start takes no local default', () => {
  expect(() => parseEnv({ NODE_ENV: 'production' })).toThrow(EnvError)
})

test('a production build needs no variable', () => {
  const build = { NODE_ENV: 'production', NEXT_PHASE: 'phase-production-build' }

  expect(parseEnv(build)).toMatchObject(local)
})

test('an empty variable counts as missing, and each missing one is named with what it is for', () => {
  const parse = () => parseEnv({ ...production, DATABASE_URL: '', SUPABASE_SECRET_KEY: undefined })

  expect(parse).toThrow(/^ {2}SUPABASE_SECRET_KEY: is missing\. .+\n {2}DATABASE_URL: is missing\. .+$/m)
})

test.each([
  ['a public key in the place of the secret one', { SUPABASE_SECRET_KEY: 'sb_publishable_x' }],
  ['a database that is not Postgres', { DATABASE_URL: 'mysql://127.0.0.1/plinth' }],
  ['an address that is none', { NEXT_PUBLIC_SITE_URL: 'plinth' }],
  ['an address with a slash at its end', { NEXT_PUBLIC_SITE_URL: 'https://plinth.example/' }],
  ['a store for counters that is not Redis', { REDIS_URL: 'https://127.0.0.1' }],
  ['a number of proxies below none', { TRUSTED_PROXY_HOPS: '-1' }],
  ['a pool without connections', { DATABASE_POOL_MAX: '0' }],
  ['webhooks to this machine in production', { WEBHOOK_ALLOW_LOCAL: 'true' }],
  ['a key for secrets that is too short', { WEBHOOK_SECRET_KEYS: '1:c2hvcnQ=' }],
  [
    'a key for secrets without its number',
    { WEBHOOK_SECRET_KEYS: localDefaults.WEBHOOK_SECRET_KEYS.slice(2) },
  ],
  ['a number that is too large', { WEBHOOK_SECRET_KEYS: `256${localDefaults.WEBHOOK_SECRET_KEYS.slice(1)}` }],
  [
    'two keys of one number',
    { WEBHOOK_SECRET_KEYS: `${localDefaults.WEBHOOK_SECRET_KEYS},${localDefaults.WEBHOOK_SECRET_KEYS}` },
  ],
  ['a secret of the mail provider that is none', { MAIL_WEBHOOK_SECRET: 'whsec_short' }],
])('%s is refused by name, without its value', (_, wrong) => {
  const [[name, value] = ['', '']] = Object.entries(wrong)

  const refused = catchError(() => parseEnv({ ...production, ...wrong }))

  expect(refused.message).toContain(`${name}: `)
  expect(refused.message).not.toContain(value)
})

test('one proxy is trusted on Vercel, and any number that is set', () => {
  const hops = (source: object) =>
    parseEnv({ ...production, TRUSTED_PROXY_HOPS: '', VERCEL: '1', ...source }).TRUSTED_PROXY_HOPS

  expect([hops({}), hops({ TRUSTED_PROXY_HOPS: '2' }), hops({ TRUSTED_PROXY_HOPS: '0' })]).toEqual([1, 2, 0])
})

test('.env.example names every variable, and works in development as it is', () => {
  const text = readFileSync('.env.example', 'utf8')

  const named = [...text.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name)

  expect(['NODE_ENV', ...named]).toEqual(Object.keys(Env.shape))
  expect(parseFile(text)).toEqual(localDefaults)
  expect(parseEnv(parseFile(text))).toMatchObject(local)
})

function catchError(run: () => unknown): Error {
  try {
    run()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('Nothing was thrown.')
}
