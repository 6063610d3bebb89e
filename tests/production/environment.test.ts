import { once } from 'node:events'
import { expect, test } from 'vitest'
import { localDefaults } from '../../lib/local-defaults'
import { freePort } from '@plinth/local-supabase/ports'
import { productionValues } from '../../scripts/production/values'
import { spawnStart } from '../../scripts/production/server'

test('a start without its required variables fails with one list that names each', async () => {
  const { code, names } = await start({})

  expect(code).toBe(1)
  expect(names).toEqual(Object.keys(productionValues))
})

test('a start with a wrong variable names it, and never shows its value', async () => {
  const { code, names, output } = await start({
    ...productionValues,
    SUPABASE_SECRET_KEY: 'pasted-by-mistake',
  })

  expect(code).toBe(1)
  expect(names).toEqual(['SUPABASE_SECRET_KEY'])
  expect(output.stdout + output.stderr).not.toContain('pasted-by-mistake')
})

test('a start on the values of a developer’s machine fails with one list of all that is unsafe', async () => {
  const { code, names } = await start({
    ...localDefaults,
    TRUSTED_PROXY_HOPS: '',
    REDIS_URL: 'redis://cache.plinth.dev',
  })

  expect(code).toBe(1)
  expect(names).toEqual([
    'NEXT_PUBLIC_SUPABASE_URL',
    'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY',
    'SUPABASE_SECRET_KEY',
    'LIVE_SIGNING_KEY',
    'DATABASE_URL',
    'REDIS_URL',
    'TRUSTED_PROXY_HOPS',
    'MAILER_URL',
    'MAIL_FROM',
    'WEBHOOK_SECRET_KEYS',
    'SEND_EMAIL_HOOK_SECRET',
    'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
  ])
})

test('a start that would speak to its database in clear text fails, and its list says how to mend it', async () => {
  const { code, names, output } = await start({
    ...productionValues,
    DATABASE_URL: 'postgres://app_server.ref:the-password@db.plinth.dev:6543/postgres',
  })

  expect(code).toBe(1)
  expect(names).toEqual(['DATABASE_URL'])
  expect(output.stderr).toMatch(/add \?sslmode=verify-full.+set DATABASE_CA/)
  expect(output.stderr).not.toContain('the-password')
})

/** `npm start` to its end, and the variables in its one list. */
async function start(environment: NodeJS.Dict<string>) {
  const { child, output } = spawnStart(await freePort(), environment)
  const [code] = await once(child, 'close')

  const [heading, ...lines] = output.stderr.trimEnd().split('\n')
  expect(heading).toBe('The environment is not as it must be (see .env.example):')
  return { code, output, names: lines.map((line) => /^ {2}(\w+): .+\.$/.exec(line)?.[1]) }
}
