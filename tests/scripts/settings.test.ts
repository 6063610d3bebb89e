import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { backends, chooseBackend } from '@/scripts/dev/backends/choose'
import { readEnvFiles } from '@/scripts/command/environment'
import { localEnv, whatDiffers } from '@/scripts/dev/local-env'
import { projectDir } from '@/scripts/command/project'
import { readSettings } from '@/scripts/dev/settings'
import { localUrls } from '@/scripts/stack/urls'
import { scratchDir } from '../support/scratch'

const hostedUrl = 'https://abcdefghijklmnopqrst.supabase.co'

test.each([
  ['nothing is set', {}, backends.embedded],
  ['the project URL is local', { NEXT_PUBLIC_SUPABASE_URL: 'http://127.0.0.1:54321' }, backends.embedded],
  ['the project URL is hosted', { NEXT_PUBLIC_SUPABASE_URL: hostedUrl }, backends.remote],
  [
    'docker is asked for',
    { SUPABASE_BACKEND: 'docker', NEXT_PUBLIC_SUPABASE_URL: hostedUrl },
    backends.docker,
  ],
  ['native is asked for', { SUPABASE_BACKEND: 'native' }, backends.native],
])('the backend is the expected one when %s', (_, environment, expected) => {
  expect(chooseBackend(environment)).toBe(expected)
})

test('an unknown backend is refused with the known ones', () => {
  expect(() => chooseBackend({ SUPABASE_BACKEND: 'podman' })).toThrow(
    'SUPABASE_BACKEND must be embedded, docker, native, remote, not "podman".',
  )
})

test('a hosted project without its keys is refused by naming them', async () => {
  const environment = { NEXT_PUBLIC_SUPABASE_URL: hostedUrl, SUPABASE_SECRET_KEY: 'sb_secret_x' }

  const started = chooseBackend(environment).start(readSettings({}), environment)

  await expect(started).rejects.toThrow('NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY, DATABASE_URL')
})

test('db:reset refuses a hosted project', async () => {
  const environment = { NEXT_PUBLIC_SUPABASE_URL: hostedUrl }

  const reset = chooseBackend(environment).reset(readSettings({}), environment)

  await expect(reset).rejects.toThrow('db:reset never touches a hosted project')
})

test('without variables everything is where config.toml and the local defaults say', () => {
  const { dir, ports, siteUrl } = readSettings({})

  expect(dir).toBe(join(projectDir, '.plinth'))
  expect({ ...localEnv(localUrls(ports), siteUrl), TRUSTED_PROXY_HOPS: '0' }).toEqual(localDefaults)
  expect(whatDiffers(localEnv(localUrls(ports), siteUrl), {})).toEqual({})
})

test('variables move every port, and only what moved is told to the app', () => {
  const environment = {
    PORT: '4000',
    SUPABASE_API_PORT: '4001',
    SUPABASE_DB_PORT: '4002',
    SUPABASE_LOCAL_SMTP_PORT: '4003',
  }

  const { ports, siteUrl } = readSettings(environment)

  expect(ports).toEqual({ api: 4001, db: 4002, mail: 4003 })
  expect(whatDiffers(localEnv(localUrls(ports), siteUrl), {})).toEqual({
    NEXT_PUBLIC_SITE_URL: 'http://localhost:4000',
    NEXT_PUBLIC_SUPABASE_URL: 'http://127.0.0.1:4001',
    DATABASE_URL: 'postgres://app_server:app_server@127.0.0.1:4002/postgres',
    MAILER_URL: 'http://127.0.0.1:4003',
  })
})

test('an .env file that points elsewhere does not lead the app away from the local stack', () => {
  const { ports, siteUrl } = readSettings({})

  const told = whatDiffers(localEnv(localUrls(ports), siteUrl), { NEXT_PUBLIC_SUPABASE_URL: hostedUrl })

  expect(told).toEqual({ NEXT_PUBLIC_SUPABASE_URL: localDefaults.NEXT_PUBLIC_SUPABASE_URL })
})

test('a developer behind a proxy says so, and the stack does not contradict', () => {
  const { ports, siteUrl } = readSettings({})

  expect(whatDiffers(localEnv(localUrls(ports), siteUrl), { TRUSTED_PROXY_HOPS: '1' })).toEqual({})
})

test('what is no port is refused by the name of its variable', () => {
  expect(() => readSettings({ PORT: '3000x' })).toThrow('PORT must be a port number, not "3000x".')
})

test('.env files override each other in the order of Next', () => {
  const dir = scratchDir()
  writeFileSync(join(dir, '.env'), 'A=env\nB=env\nC=env')
  writeFileSync(join(dir, '.env.development'), 'B=development\nC=development')
  writeFileSync(join(dir, '.env.local'), 'C="local"')

  expect(readEnvFiles(dir)).toEqual({ A: 'env', B: 'development', C: 'local' })
})
