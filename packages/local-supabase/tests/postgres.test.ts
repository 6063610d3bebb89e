import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { withClient } from '../src/client'
import { freePort, isListening } from '../src/ports'
import { readLock } from '../src/postgres/lock'
import { exists } from '../src/processes/process'
import { scratchDir, startScratch } from './scratch'
import { patient } from '../parity/patience'

const adminUrl = (port: number) => `postgres://supabase_admin:postgres@127.0.0.1:${port}/postgres`
const serverPid = (dir: string) => Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0])

/** Another process that runs a server. */
async function startElsewhere(dir: string, port: number) {
  const program = join(import.meta.dirname, 'start-postgres.ts')
  const parent = spawn(process.execPath, [program, dir, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    parent.kill('SIGKILL')
    await vi.waitUntil(() => !readLock(dir)?.alive, patient)
  })
  await once(parent.stdout, 'data')
  return parent
}

test('what was written is there at the next start', async () => {
  const dir = join(scratchDir(), 'postgres')
  const first = await startScratch({ dir })
  await withClient(adminUrl(first.port), (client) => client.query('create table kept ()'))
  await first.stop()

  const second = await startScratch({ dir })

  expect([first.how, second.how]).toEqual(['created', 'started'])
  expect(second.pid).toBe(serverPid(dir))
  await withClient(adminUrl(second.port), (client) => client.query('select from kept'))
})

test('a durable server whose process was killed recovers what was committed', async () => {
  const dir = join(scratchDir(), 'postgres')
  const first = await startScratch({ dir, durable: true })
  await withClient(adminUrl(first.port), (client) => client.query('create table kept ()'))
  process.kill(serverPid(dir), 'SIGKILL')
  await first.ended

  const second = await startScratch({ dir })

  expect(second.how).toBe('recovered')
  await withClient(adminUrl(second.port), (client) => client.query('select from kept'))
})

test('a lock whose process id has gone to another program does not stop a start', async () => {
  const dir = join(scratchDir(), 'postgres')
  const { port, stop } = await startScratch({ dir })
  const lock = readFileSync(join(dir, 'postmaster.pid'), 'utf8')
  await stop()
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  onTestFinished(() => void stranger.kill('SIGKILL'))
  writeFileSync(join(dir, 'postmaster.pid'), lock.replace(/^\d+/, String(stranger.pid)))

  const { how } = await startScratch({ dir, port })

  expect(how).toBe('recovered')
  expect(stranger.signalCode).toBe(null)
})

test('a directory that was left half-made is made again', async () => {
  const dir = join(scratchDir(), 'postgres')
  const { stop } = await startScratch({ dir })
  await stop()
  rmSync(join(dir, 'plinth-complete'))
  rmSync(join(dir, 'global'), { recursive: true })

  const { how } = await startScratch({ dir })

  expect(how).toBe('created')
})

test('a server that another living process owns is shared, and survives its guests', async () => {
  const [dir, port] = [join(scratchDir(), 'postgres'), await freePort()]
  await startElsewhere(dir, port)

  const { how, owned, stop } = await startScratch({ dir, port })
  await stop()

  expect({ how, owned }).toEqual({ how: 'adopted', owned: false })
  expect(await isListening(port)).toBe(true)
})

test('a server ends with the process that started it, even when that is killed', async () => {
  const [dir, port] = [join(scratchDir(), 'postgres'), await freePort()]
  const parent = await startElsewhere(dir, port)
  const pid = serverPid(dir)

  parent.kill('SIGKILL')

  await expect.poll(() => exists(pid)).toBe(false)
})

test('a server that outlived even its guard is replaced by the next start', async () => {
  const [dir, port] = [join(scratchDir(), 'postgres'), await freePort()]
  const parent = await startElsewhere(dir, port)
  const [orphan, guard] = [serverPid(dir), readFileSync(join(dir, 'plinth-owner'), 'utf8').split(' ')[1]]
  process.kill(Number(guard), 'SIGSTOP')
  parent.kill('SIGKILL')
  process.kill(Number(guard), 'SIGKILL')
  await once(parent, 'exit')

  const { how } = await startScratch({ dir, port })

  expect(how).toBe('recovered')
  expect(serverPid(dir)).not.toBe(orphan)
})

test('a taken port is named in one sentence, with the part that needs it', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0

  await expect(startScratch({ port })).rejects.toMatchObject({
    message: `Port ${port} is taken by another program.`,
    use: 'db',
    port,
  })
})

test('a platform without a package is one sentence', async () => {
  const { arch } = process
  onTestFinished(() => void Object.defineProperty(process, 'arch', { value: arch }))
  Object.defineProperty(process, 'arch', { value: 'sparc' })

  await expect(startScratch()).rejects.toThrow(/^There is no PostgreSQL from npm for \w+-sparc\.$/)
})

test('two servers run side by side', async () => {
  const [one, other] = await Promise.all([startScratch(), startScratch()])

  await withClient(adminUrl(one.port), (client) => client.query('create table only_here ()'))

  const there = withClient(adminUrl(other.port), (client) => client.query('select from only_here'))
  await expect(there).rejects.toMatchObject({ code: '42P01' })
})

test('servers that are copies of one empty cluster share nothing but its beginning', async () => {
  vi.stubEnv('LOCAL_SUPABASE_CLUSTER', join(scratchDir(), 'cluster'))
  onTestFinished(() => void vi.unstubAllEnvs())
  const [one, other] = await Promise.all([startScratch(), startScratch()])

  await withClient(adminUrl(one.port), (client) => client.query('create table only_here ()'))
  const third = await startScratch()

  for (const { how, port } of [other, third]) {
    expect(how).toBe('created')
    const there = withClient(adminUrl(port), (client) => client.query('select from only_here'))
    await expect(there).rejects.toMatchObject({ code: '42P01' })
  }
})

test('text sorts and folds case alike on every machine', async () => {
  const { port } = await startScratch()

  const { rows } = await withClient(adminUrl(port), (client) =>
    client.query(
      `select lower('É') as lower, 'é' > 'z' as by_code_point, current_setting('timezone') as zone`,
    ),
  )

  expect(rows).toEqual([{ lower: 'é', by_code_point: true, zone: 'UTC' }])
})

test('a stopped server leaves its data and its log, and no lock', async () => {
  const dir = scratchDir()
  const { stop } = await startScratch({ dir: join(dir, 'postgres') })

  await stop()

  expect(readdirSync(dir).toSorted()).toEqual(['postgres', 'postgres.log'])
  expect(readdirSync(join(dir, 'postgres'))).not.toContain('postmaster.pid')
})
