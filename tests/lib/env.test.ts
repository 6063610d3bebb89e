import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseEnv as parseFile } from 'node:util'
import { expect, test } from 'vitest'
import { EnvError, parseEnv } from '@/lib/env'
import { Env } from '@/lib/env-schema'
import { fingerprintOf } from '@/lib/environment/actions-key'
import { localDefaults } from '@/lib/local-defaults'
import { productionValues } from '../../scripts/production/values'

const production = { ...productionValues, NODE_ENV: 'production' }
const local = { ...localDefaults, TRUSTED_PROXY_HOPS: 0 }
const liveKey = localDefaults.LIVE_SIGNING_KEY
const lacking = (key: string, name: string) => JSON.stringify({ ...JSON.parse(key), [name]: undefined })
const actionsKey = productionValues.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY

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

test.each(['development', 'test', 'staging', ''])(
  'a build serves production, and takes no local default, with NODE_ENV=%j too',
  (NODE_ENV) => {
    const keyOfBuild = fingerprintOf(actionsKey)

    expect(() => parseEnv({ ...localDefaults, NODE_ENV }, keyOfBuild)).toThrow(/SUPABASE_SECRET_KEY: is the/)
    expect(parseEnv({ ...productionValues, NODE_ENV }, keyOfBuild).NODE_ENV).toBe('production')
  },
)

test('the services for sign-in are a list, each of them once', () => {
  const listed = (OAUTH_PROVIDERS?: string) => parseEnv({ ...production, OAUTH_PROVIDERS }).OAUTH_PROVIDERS

  expect([listed('github, google,github'), listed(''), listed()]).toEqual([
    ['github', 'google'],
    undefined,
    undefined,
  ])
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
  ['a service for sign-in that nobody knows', { OAUTH_PROVIDERS: 'google,acme' }],
  ['an address with a path', { NEXT_PUBLIC_SITE_URL: 'https://plinth.dev/app' }],
  ['an address with a query', { NEXT_PUBLIC_SITE_URL: 'https://plinth.dev?a=b' }],
  ['an address with a fragment', { NEXT_PUBLIC_SUPABASE_URL: 'https://ref.supabase.co#a' }],
  ['an address with a password', { NEXT_PUBLIC_SUPABASE_URL: 'https://user:pass@ref.supabase.co' }],
  ['the address of an interface', { NEXT_PUBLIC_SUPABASE_URL: 'https://ref.supabase.co/rest/v1' }],
  ['a number of proxies below none', { TRUSTED_PROXY_HOPS: '-1' }],
  ['a secret key that a dashboard has shortened', { SUPABASE_SECRET_KEY: 'sb_secret_N7UND…' }],
  ['a secret key with a line end', { SUPABASE_SECRET_KEY: `${productionValues.SUPABASE_SECRET_KEY}\n` }],
  ['a key of live updates that is no JSON', { LIVE_SIGNING_KEY: 'MC4CAQAwBQYDK2VwBCIEIA' }],
  ['the public half of a key of live updates', { LIVE_SIGNING_KEY: lacking(liveKey, 'd') }],
  ['a key of live updates that Realtime could not find', { LIVE_SIGNING_KEY: lacking(liveKey, 'kid') }],
  ['a list of keys of live updates', { LIVE_SIGNING_KEY: `[${liveKey}]` }],
  ['a pool without connections', { DATABASE_POOL_MAX: '0' }],
  ['a secret of the mail provider that is none', { MAIL_WEBHOOK_SECRET: 'whsec_short' }],
  [
    'a secret of the Send Email hook without its version',
    { SEND_EMAIL_HOOK_SECRET: `whsec_${'a'.repeat(44)}` },
  ],
  ['a secret of the Send Email hook that is short', { SEND_EMAIL_HOOK_SECRET: 'v1,whsec_short' }],
  [
    'two secrets of the Send Email hook with a space',
    { SEND_EMAIL_HOOK_SECRET: `v1,whsec_${'a'.repeat(44)} v1,whsec_${'b'.repeat(44)}` },
  ],
  ['a key of Server Actions of no length of AES', { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'c2hvcnQ=' }],
  [
    'a key of Server Actions that is not base64',
    { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: `${'x'.repeat(43)}!` },
  ],
])('%s is refused by name, without its value', (_, wrong) => {
  const [[name, value] = ['', '']] = Object.entries(wrong)

  const refused = catchError(() => parseEnv({ ...production, ...wrong }))

  expect(refused.message).toContain(`${name}: `)
  expect(refused.message).not.toContain(value)
  expect(refused.message.split('\n')).toHaveLength(2)
})

test.each([
  { SUPABASE_SECRET_KEY: 'sb_secret_' },
  { NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_' },
  ...[' ', '\t', '1.0', '0x1', '6'].map((hops) => ({ TRUSTED_PROXY_HOPS: hops })),
])('%j is refused in one line', (wrong) => {
  const [name] = Object.keys(wrong)

  const { message } = catchError(() => parseEnv({ ...production, ...wrong }))

  expect(message.split('\n').slice(1)).toEqual([expect.stringMatching(`^  ${name}: Must be `)])
})

test('a production start demands the key of Server Actions; a worker, a build and a developer machine do not', () => {
  const without = { ...production, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: '' }
  const ofBuild = fingerprintOf(actionsKey)

  expect(() => parseEnv(without, ofBuild)).toThrow(
    /^ {2}NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: is missing\. .+openssl/m,
  )
  expect(() => parseEnv(without)).not.toThrow()
  expect(() => parseEnv({ ...without, NODE_ENV: 'development' })).not.toThrow()
  expect(() => parseEnv({ ...without, NEXT_PHASE: 'phase-production-build' })).not.toThrow()
})

test.each([16, 24, 32])('a key of Server Actions may have %i bytes', (length) => {
  const key = randomBytes(length).toString('base64')

  expect(() => parseEnv({ ...production, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key })).not.toThrow()
})

test.each([
  ['without a key', fingerprintOf(undefined), /made without this key.+npm run build/],
  ['with another key', fingerprintOf('another'), /made with another key.+npm run build/],
])('a build that was made %s is not started', (_, keyOfBuild, sentence) => {
  const refused = catchError(() => parseEnv(production, keyOfBuild))

  expect(refused.message).toMatch(/^ {2}NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: is not what this build/m)
  expect(refused.message).toMatch(sentence)
  expect(refused.message).not.toContain(actionsKey)
  expect(() => parseEnv(production, fingerprintOf(actionsKey))).not.toThrow()
})

test('one proxy is trusted on Vercel, and any number that is set', () => {
  const hops = (source: object) =>
    parseEnv({ ...production, TRUSTED_PROXY_HOPS: '', VERCEL: '1', ...source }).TRUSTED_PROXY_HOPS

  expect([hops({}), hops({ TRUSTED_PROXY_HOPS: '2' }), hops({ TRUSTED_PROXY_HOPS: '0' })]).toEqual([1, 2, 0])
  for (const VERCEL of ['0', 'false', ''])
    expect(() => hops({ VERCEL })).toThrow(/TRUSTED_PROXY_HOPS: is missing/)
})

test('Sentry is told the environment that is named, else Vercel’s, else Node’s', () => {
  const named = (source: object) => parseEnv({ ...production, ...source }).SENTRY_ENVIRONMENT

  expect(named({ SENTRY_ENVIRONMENT: 'staging', VERCEL_ENV: 'preview' })).toBe('staging')
  expect(named({ SENTRY_ENVIRONMENT: '', VERCEL_ENV: 'preview' })).toBe('preview')
  expect(named({})).toBe('production')
  expect(parseEnv({}).SENTRY_ENVIRONMENT).toBe('development')
})

test('.env.example names every variable, and works in development as it is', () => {
  const text = readFileSync('.env.example', 'utf8')

  const named = [...text.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name)

  expect(['NODE_ENV', ...named]).toEqual(Object.keys(Env.shape))
  // A project may have its mails sent otherwise, no live updates and no passkeys: these are optional, and have a local value all the same.
  const { SEND_EMAIL_HOOK_SECRET: _, LIVE_SIGNING_KEY: __, PASSKEYS: ___, ...required } = localDefaults
  expect(parseFile(text)).toEqual(required)
  expect(parseEnv(parseFile(text))).toMatchObject(local)
})

test('a hosted project gets no key of local stacks, which it would refuse', () => {
  const keyFor = (NEXT_PUBLIC_SUPABASE_URL: string) => parseEnv({ NEXT_PUBLIC_SUPABASE_URL }).LIVE_SIGNING_KEY

  expect(keyFor('http://127.0.0.1:54999')).toBe(liveKey)
  expect(keyFor('https://ref.supabase.co')).toBeUndefined()
})

test('passkeys are on beside a local stack, and off beside a hosted project until somebody says so', () => {
  const hosted = { NEXT_PUBLIC_SUPABASE_URL: 'https://ref.supabase.co' }

  expect(parseEnv({}).PASSKEYS).toBe('on')
  expect(parseEnv({ PASSKEYS: 'off' }).PASSKEYS).toBe('off')
  expect(parseEnv(hosted).PASSKEYS).toBe('off')
  expect(parseEnv({ ...hosted, PASSKEYS: 'on' }).PASSKEYS).toBe('on')
  expect(() => parseEnv({ PASSKEYS: 'yes' })).toThrow('PASSKEYS')
})

function catchError(run: () => unknown): Error {
  try {
    run()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('Nothing was thrown.')
}
