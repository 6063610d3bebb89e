import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { parseEnv } from '@/lib/env'
import { localDefaults } from '@/lib/local-defaults'
import { makeAuthority } from '../support/certificates'
import { ownSecrets, productionValues } from '../../scripts/production/values'

const production = { ...productionValues, NODE_ENV: 'production' }
const hosted =
  'postgres://app_server.ref:s3cret-of-the-test@aws-0-eu-central-1.pooler.supabase.com:6543/postgres'
const local = 'postgres://app_server:s3cret-of-the-test@127.0.0.1:5432/postgres'
const at = (host: string) => `postgres://app_server:s3cret-of-the-test@${host}/postgres`

test.each([
  ...[
    hosted,
    ...['disable', 'allow', 'prefer', 'require', 'verify-ca', 'no-verify', 'VERIFY-FULL', ''].map(
      (mode) => `${hosted}?sslmode=${mode}`,
    ),
    ...['0', '1', 'true', 'false', 'no-verify'].map((ssl) => `${hosted}?ssl=${ssl}`),
    `${hosted}?uselibpqcompat=true&sslmode=require`,
    `${hosted}?sslmode=verify-full&sslmode=disable`,
    `${hosted}?sslmode=disable&sslmode=verify-full`,
    `${hosted}?sslmode=verify-full&ssl=0`,
    `${hosted}?sslmode=verify-full&ssl=no-verify`,
    `${hosted}?SSLMODE=verify-full`,
    `${hosted}#?sslmode=verify-full`,
    `${local}?host=db.plinth.dev`,
    `${local}?host=127.0.0.1&host=db.plinth.dev`,
    `${local}?host=%64b.plinth.dev`,
    ...[
      'localhost.plinth.dev',
      '127.0.0.1.plinth.dev',
      '127.plinth.dev',
      'localhost.',
      'sub.localhost',
      '0.0.0.0',
      '128.0.0.1',
      '10.0.0.1',
      '[::2]',
      '[::ffff:10.0.0.1]',
      '[fe80::1]',
    ].map(at),
  ].map((DATABASE_URL) => ({ DATABASE_URL })),
  { DATABASE_URL: 'postgres:///postgres' },
  { DATABASE_URL: `${hosted}?sslmode=verify-full&sslrootcert=/no/such/file` },
  { DATABASE_URL: `${hosted}?sslmode=verify-full&sslrootcert=system` },
  ...[
    'redis://cache.plinth.dev:6379',
    'redis://:pass@10.0.0.1',
    'REDISS://cache.plinth.dev',
    'rediss://cache.plinth.dev?tls=',
    'rediss://cache.plinth.dev?tls=false',
    'rediss://cache.plinth.dev?rejectUnauthorized=false',
    'rediss://cache.plinth.dev?family=6&checkServerIdentity=false',
    'redis://?host=cache.plinth.dev',
    'redis://localhost?host=cache.plinth.dev',
  ].map((REDIS_URL) => ({ REDIS_URL })),
  ...[
    'http://mailpit.plinth.dev',
    'HTTPS://mailpit.plinth.dev',
    'smtp://mail.plinth.dev:587',
    'smtp:mail.plinth.dev',
    'smtp://mail.plinth.dev?requireTLS=false',
    'smtp://mail.plinth.dev?requireTLS=true&requireTLS=false',
    'smtp://mail.plinth.dev?requireTLS=true&tls.rejectUnauthorized=false',
    'smtps://mail.plinth.dev?tls.rejectUnauthorized=false',
    'smtps://mail.plinth.dev?tls.rejectUnauthorized=0',
    'smtp://mail.plinth.dev?ignoreTLS=true',
    'smtps://mail.plinth.dev?secured=true',
    'smtp://mail.plinth.dev?opportunisticTLS=true',
    'smtp://localhost?service=Gmail',
    'smtp://localhost?proxy=http://proxy.plinth.dev',
    'smtp://?host=mail.plinth.dev',
    'smtp://localhost?host=mail.plinth.dev',
    'smtp://localhost?url=smtp://mail.plinth.dev',
    'smtp://127.0.0.1?ignoreTLS=true&port=26',
    'smtps://[::1]?socketPath=/tmp/socket',
  ].map((MAILER_URL) => ({ MAILER_URL })),
  { NEXT_PUBLIC_SUPABASE_URL: 'http://ref.supabase.co' },
  { NEXT_PUBLIC_SUPABASE_URL: 'http://10.0.0.5:54321' },
  { NEXT_PUBLIC_SITE_URL: 'http://plinth.dev' },
  { NEXT_PUBLIC_SITE_URL: 'http://localhost.plinth.dev' },
  { SENTRY_DSN: 'http://key@sentry.plinth.dev/1' },
  { NEXT_PUBLIC_SENTRY_DSN: 'http://key@sentry.plinth.dev/1' },
  { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
])('production refuses the way without verified TLS in %j', (unsafe) => {
  expect(refusedBy(unsafe)).toEqual(Object.keys(unsafe))
})

test.each([
  ...[
    `${hosted}?sslmode=verify-full`,
    `${hosted}?sslmode=verify-full&sslmode=verify-full`,
    `${hosted}?sslmode=verify-full&ssl=true`,
    `${hosted}?sslmode=verify-full&uselibpqcompat=true`,
    `${hosted}?sslmode=verify-full&sslnegotiation=direct&application_name=plinth`,
    `${hosted}?sslmode=verify-full&sslrootcert=package.json`,
    `${hosted}?host=127.0.0.1`,
    `${hosted}?host=/var/run/postgresql`,
    at('%2Fvar%2Frun%2Fpostgresql'),
    'postgres:///postgres?host=/var/run/postgresql',
    ...[
      'localhost',
      'LocalHost',
      '127.0.0.1',
      '127.8.9.10',
      '[::1]',
      '[0:0:0:0:0:0:0:1]',
      '[::ffff:127.0.0.1]',
    ].map(at),
    `${local}?sslmode=disable`,
  ].map((DATABASE_URL) => ({ DATABASE_URL })),
  ...[
    'redis://localhost',
    'redis://127.0.0.1:6380/2',
    'redis://[::1]',
    'rediss://cache.plinth.dev',
    'rediss://:pass@cache.plinth.dev:6380/1?family=6',
  ].map((REDIS_URL) => ({ REDIS_URL })),
  ...[
    'https://mailpit.plinth.dev',
    'http://[::1]:8025',
    'http://127.0.0.2:8025',
    'smtp://localhost:1025?ignoreTLS=true',
    'smtps://user:pass@mail.plinth.dev',
    'smtps://user:pass@mail.plinth.dev:465?name=plinth.dev',
    'smtp://user:pass@mail.plinth.dev:587?requireTLS=true',
  ].map((MAILER_URL) => ({ MAILER_URL })),
  { NEXT_PUBLIC_SUPABASE_URL: 'https://ref.supabase.co' },
  { NEXT_PUBLIC_SITE_URL: 'https://plinth.dev' },
  { SENTRY_DSN: 'https://key@sentry.plinth.dev/1' },
  { NODE_TLS_REJECT_UNAUTHORIZED: '1' },
])('production takes %j', (safe) => {
  expect(refusedBy(safe)).toEqual([])
})

const productionHook = ownSecrets.SEND_EMAIL_HOOK_SECRET

test.each([
  { NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY },
  { SUPABASE_SECRET_KEY: localDefaults.SUPABASE_SECRET_KEY },
  { SUPABASE_SECRET_KEY: `${localDefaults.SUPABASE_SECRET_KEY} ` },
  { DATABASE_URL: localDefaults.DATABASE_URL },
  ...[
    'postgres://app_server:app_server@127.0.0.1/postgres',
    'postgres://app_server.ref:app_server@db.plinth.dev/postgres?sslmode=verify-full',
    'postgres://app_server:app%5Fserver@localhost/postgres',
    'postgres://%61pp_server:%61%70p_server@localhost/postgres',
    'postgres://app_server:own@localhost/postgres?password=app_server',
    'postgres://app_server@localhost/postgres?password=app%5Fserver',
    'postgres://someone:app_server@localhost/postgres',
    'postgres://postgres:postgres@localhost/postgres',
  ].map((DATABASE_URL) => ({ DATABASE_URL })),
  ...[
    localDefaults.MAIL_FROM,
    'hello@PLINTH.TEST',
    'hello@mail.plinth.test',
    'hello@example.com',
    'hello@mail.example.org',
    'hello@plinth.example',
    'hello@plinth.invalid',
    'hello@plinth.localhost',
  ].map((MAIL_FROM) => ({ MAIL_FROM })),
  ...[
    'x'.repeat(40),
    '01234'.repeat(8),
    '012345678'.repeat(4),
    'correct-horse-battery-staple-'.repeat(3),
    '0123456789abcdef'.repeat(2),
  ].map((CRON_SECRET) => ({ CRON_SECRET })),
  ...[
    `v1,whsec_${'A'.repeat(44)}`,
    `v1,whsec_${'abcdefghijkl'.repeat(4)}`,
    `${productionHook}|v1,whsec_${'01'.repeat(22)}`,
  ].map((SEND_EMAIL_HOOK_SECRET) => ({ SEND_EMAIL_HOOK_SECRET })),
  ...['http://127.0.0.1:54321', 'http://localhost:54321', 'http://[::1]:54321'].map(
    (NEXT_PUBLIC_SUPABASE_URL) => ({ NEXT_PUBLIC_SUPABASE_URL }),
  ),
  ...['http://127.0.0.1:54324', 'http://localhost:54324', 'smtp://localhost:54324'].map((MAILER_URL) => ({
    MAILER_URL,
  })),
  { MAIL_WEBHOOK_SECRET: `whsec_${'A'.repeat(40)}` },
])('production refuses the secret that anybody knows in %j', (known) => {
  expect(refusedBy(known)).toEqual(Object.keys(known))
})

test('production refuses every value of a developer’s machine but the address of the app, the number of proxies and passkeys', () => {
  const { NEXT_PUBLIC_SITE_URL, PASSKEYS, TRUSTED_PROXY_HOPS, ...known } = localDefaults

  for (const [name, value] of Object.entries(known)) expect(refusedBy({ [name]: value })).toEqual([name])
  expect(refusedBy({ NEXT_PUBLIC_SITE_URL, PASSKEYS, TRUSTED_PROXY_HOPS })).toEqual([])
})

test('a secret that is made as advised is taken, in hexadecimal too, and so is a long sentence', () => {
  for (const CRON_SECRET of [
    ...Array.from({ length: 200 }, () => randomBytes(32).toString('hex')),
    ...Array.from({ length: 200 }, () => randomBytes(32).toString('base64')),
    'four quiet words of mine, and one more that nobody knows',
  ])
    expect(refusedBy({ CRON_SECRET })).toEqual([])
})

test('each list says where a secret is made: with openssl, or in the dashboard that makes the one of the hook', () => {
  const advice = (wrong: NodeJS.Dict<string>) => messageOf({ ...production, ...wrong })

  expect(advice({ CRON_SECRET: 'x'.repeat(40) })).toMatch(/openssl rand -base64 32\.$/)
  expect(advice({ SEND_EMAIL_HOOK_SECRET: `v1,whsec_${'A'.repeat(44)}` })).toMatch(/"Generate secret"/)
  expect(advice({ DATABASE_URL: `${hosted}?sslmode=verify-full&sslrootcert=system` })).toMatch(
    /sslrootcert=system.+remove it\.$/,
  )
})

test('production refuses a published password that the driver would take from PGPASSWORD', () => {
  const DATABASE_URL = 'postgres://app_server@127.0.0.1/postgres'

  expect(refusedBy({ DATABASE_URL, PGPASSWORD: 'app_server' })).toEqual(['DATABASE_URL'])
})

test.each([
  'hello@plinth.dev',
  'hello@example.dev',
  'hello@myexample.com',
  'hello@contest.com',
  'hello@plinth.internal',
])('production takes the sender %s', (MAIL_FROM) => {
  expect(refusedBy({ MAIL_FROM })).toEqual([])
})

test('production must be told how many proxies it may trust, and knows it on Vercel', () => {
  const TRUSTED_PROXY_HOPS = undefined

  expect(refusedBy({ TRUSTED_PROXY_HOPS })).toEqual(['TRUSTED_PROXY_HOPS'])
  expect(refusedBy({ TRUSTED_PROXY_HOPS: '' })).toEqual(['TRUSTED_PROXY_HOPS'])
  expect(
    parseEnv({ ...productionValues, TRUSTED_PROXY_HOPS, VERCEL: '1', NODE_ENV: 'production' }),
  ).toMatchObject({
    TRUSTED_PROXY_HOPS: 1,
  })
  expect(parseEnv({ NODE_ENV: 'development' })).toMatchObject({ TRUSTED_PROXY_HOPS: 0 })
})

test('the certificate of an authority is taken as its file has it, as a dashboard stores it, and beside another', () => {
  const pem = makeAuthority().ca
  const spellings = [
    pem,
    pem.replaceAll('\n', '\\n'),
    pem.replaceAll('\n', '\r\n'),
    pem.replaceAll('\n', ' '),
    `${pem}\n${pem}`,
  ]

  for (const DATABASE_CA of spellings) expect(refusedBy({ DATABASE_CA })).toEqual([])
})

test.each([
  ['no PEM', 'the certificate'],
  ['a file name', '/etc/ssl/ca.pem'],
  ['a private key', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----'],
  ['a whole certificate and a cut one', `${makeAuthority().ca}-----BEGIN CERTIFICATE-----\nMIIE\n`],
  ['a cut certificate and a whole one', `-----BEGIN CERTIFICATE-----\nMIIE\n${makeAuthority().ca}`],
  ['a damaged certificate', '-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----'],
])('%s is refused as the certificate of an authority', (_, DATABASE_CA) => {
  expect(refusedBy({ DATABASE_CA })).toEqual(['DATABASE_CA'])
})

test('one list names what is missing, malformed and unsafe, each in one line with what to do, and shows no value', () => {
  const wrong = {
    ...localDefaults,
    NODE_ENV: 'production',
    NEXT_PUBLIC_SITE_URL: '',
    DATABASE_URL: hosted,
    REDIS_URL: 'redis://:s3cret-of-the-test@cache.plinth.dev',
    MAILER_URL: 'smtp://user:s3cret-of-the-test@mail.plinth.dev',
    DATABASE_POOL_MAX: '0',
    CRON_SECRET: 'short',
  }

  const message = messageOf(wrong)

  expect(message).toMatch(/^ {2}DATABASE_URL: .+add \?sslmode=verify-full.+DATABASE_CA.+$/m)
  expect(namesIn(message)).toEqual([
    'NEXT_PUBLIC_SITE_URL',
    'NEXT_PUBLIC_SUPABASE_URL',
    'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY',
    'SUPABASE_SECRET_KEY',
    'LIVE_SIGNING_KEY',
    'DATABASE_URL',
    'DATABASE_POOL_MAX',
    'REDIS_URL',
    'MAILER_URL',
    'MAIL_FROM',
    'WEBHOOK_SECRET_KEYS',
    'SEND_EMAIL_HOOK_SECRET',
    'CRON_SECRET',
  ])
  expect(message).not.toMatch(/s3cret|sb_secret_N7|cGxpbnRo|short/)
})

test('a build and a developer’s machine are asked for none of this', () => {
  const unsafe = { ...localDefaults, DATABASE_URL: hosted, REDIS_URL: 'redis://cache.plinth.dev' }

  expect(messageOf({ ...unsafe, NODE_ENV: 'development' })).toBe('')
  expect(messageOf({ ...unsafe, NODE_ENV: 'production', NEXT_PHASE: 'phase-production-build' })).toBe('')
})

const refusedBy = (changed: NodeJS.Dict<string>) => namesIn(messageOf({ ...production, ...changed }))

const namesIn = (message: string) => [...message.matchAll(/^ {2}(\w+): .+\.$/gm)].map(([, name]) => name)

function messageOf(source: NodeJS.Dict<string>) {
  try {
    parseEnv(source)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}
