import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test, vi } from 'vitest'
import { compareStates, readState } from '@/scripts/recovery/database-state'
import { withSession } from '@/scripts/recovery/session'
import { createHouse, furnish, type House, scratchDir } from './houses'
import { patient } from '../../scripts/command/patience'

function start(command: 'db-backup' | 'db-restore', house: House | undefined, args: string[], more = {}) {
  const program = join(import.meta.dirname, `../../scripts/${command}.ts`)
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH, HOME, ...(house && { DATABASE_OWNER_URL: house.connection.databaseUrl }), ...more } as never,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const finished = Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { child, finished: finished.then(([code, stdout, stderr]) => ({ code, stdout, stderr })) }
}

test('one command makes a backup, and another brings it back', async () => {
  const [source, target] = [await createHouse(), await createHouse()]
  await furnish(source)
  const [to, key] = [scratchDir(), { BACKUP_KEY: randomBytes(32).toString('base64') }]

  const made = await start('db-backup', source, ['--to', to], key).finished
  const from = join(to, readdirSync(to)[0]!)
  const restored = await start('db-restore', target, ['--from', from], key).finished

  expect(made).toMatchObject({ code: 0, stdout: expect.stringContaining(`${from} is whole, and encrypted.`) })
  expect(restored).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Restored, and equal to the backup.'),
  })
  const states = [source, target].map(({ connection }) => withSession(connection.databaseUrl, readState))
  const [before, after] = await Promise.all(states)
  expect(compareStates(before!, after!)).toEqual([])
})

test('Ctrl-C in the middle of a backup leaves nothing, whole or half', async () => {
  const house = await createHouse()
  const [to, TMPDIR] = [scratchDir(), scratchDir()]
  const blocker = await house.inside.connect()
  await blocker.query('begin; lock table workspaces in access exclusive mode')
  const { child, finished } = start('db-backup', house, ['--to', to], { TMPDIR })
  await vi.waitUntil(() => readdirSync(TMPDIR, { recursive: true }).length > 5, patient)

  child.kill('SIGINT')
  const { code } = await finished

  await blocker.query('rollback')
  blocker.release()
  expect(code).toBe(1)
  expect([...readdirSync(to), ...readdirSync(TMPDIR)]).toEqual([])
})

test.each([
  [
    'the transaction pooler',
    'postgres://u:p@db.example.com:6543/postgres?sslmode=verify-full',
    /use the session pooler/,
  ],
  [
    'an address that checks nobody',
    'postgres://u:p@db.example.com:5432/postgres',
    /add \?sslmode=verify-full/,
  ],
  [
    'an address that checks too little',
    'postgres://u:p@db.example.com/postgres?sslmode=require',
    /add \?sslmode=verify-full/,
  ],
  [
    'an address whose query leads elsewhere',
    'postgres://u:p@127.0.0.1/postgres?host=db.example.com',
    /add \?sslmode=verify-full/,
  ],
  [
    'the port of that pooler in the query',
    'postgres://u:p@127.0.0.1/postgres?port=6543',
    /use the session pooler/,
  ],
  [
    'the file of an authority that is not there',
    'postgres://u:p@db.example.com/postgres?sslmode=verify-full&sslrootcert=/no/such/file',
    /names a file in sslrootcert that cannot be read/,
  ],
  ['what is no address', 'db.example.com', /must be like postgres:\/\//],
])('%s is refused in one sentence, without its password', async (_, DATABASE_OWNER_URL, refusal) => {
  const { code, stderr } = await start('db-backup', undefined, [], { DATABASE_OWNER_URL }).finished

  expect(code).toBe(1)
  expect(stderr).toMatch(refusal)
  expect(stderr).not.toContain('u:p@')
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test.each([
  [
    'a hosted project without its database',
    { NEXT_PUBLIC_SUPABASE_URL: 'https://ref.supabase.co' },
    /needs DATABASE_OWNER_URL/,
  ],
  [
    'a certificate that is none',
    { DATABASE_OWNER_URL: 'postgres://u:p@127.0.0.1/postgres', DATABASE_CA: '/etc/ca.pem' },
    /^DATABASE_CA holds no certificate/,
  ],
  [
    'a Storage that is asked in clear text',
    {
      DATABASE_OWNER_URL: 'postgres://u:p@127.0.0.1/postgres',
      NEXT_PUBLIC_SUPABASE_URL: 'http://ref.supabase.co',
    },
    /^NEXT_PUBLIC_SUPABASE_URL leads off this machine without TLS/,
  ],
  ['a key that is none', { BACKUP_KEY: 'short' }, /^BACKUP_KEY must be 32 bytes in Base64/],
])('%s is refused in one sentence', async (_, more, refusal) => {
  const { code, stderr } = await start('db-backup', undefined, [], more).finished

  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(refusal) })
})
