import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { productionValues } from '../../scripts/production/values'

async function run(command: string[], environment: NodeJS.Dict<string>) {
  const child = spawn(command[0]!, command.slice(1), {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      NEXT_DIST_DIR: '.next/none',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code, output, errors }
}

test('npm start prints the one list before the server is ready, and ends', async () => {
  const { code, output, errors } = await run(['npm', 'run', '--silent', 'start'], {
    ...localDefaults,
    TRUSTED_PROXY_HOPS: '',
  })

  expect(code).toBe(1)
  expect(output).not.toContain('Ready')
  const [heading, ...lines] = errors.trimEnd().split('\n')
  expect(heading).toBe('The environment is not as it must be (see .env.example):')
  expect(lines.map((line) => /^ {2}(\w+): .+\.$/.exec(line)?.[1])).toEqual([
    'NEXT_PUBLIC_SUPABASE_URL',
    'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY',
    'SUPABASE_SECRET_KEY',
    'LIVE_SIGNING_KEY',
    'DATABASE_URL',
    'TRUSTED_PROXY_HOPS',
    'MAILER_URL',
    'MAIL_FROM',
    'WEBHOOK_SECRET_KEYS',
    'SEND_EMAIL_HOOK_SECRET',
  ])
})

test.each([{ NODE_ENV: 'development' }, { NODE_ENV: 'test' }, { NEXT_PHASE: 'phase-production-build' }])(
  'npm start is a production with %j too',
  async (pretended) => {
    const { code, errors } = await run([process.execPath, 'scripts/start.ts', '--check'], {
      ...localDefaults,
      ...pretended,
    })

    expect(code).toBe(1)
    expect(errors).toContain('  SUPABASE_SECRET_KEY: ')
  },
)

test('an environment that is as it must be passes without a word', async () => {
  const checked = await run([process.execPath, 'scripts/start.ts', '--check'], productionValues)

  expect(checked).toEqual({ code: 0, output: '', errors: '' })
})
