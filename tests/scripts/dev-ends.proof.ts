import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exists } from '@plinth/local-supabase/process'
import { arrangePlace, listening, startDev, type Place } from './dev-process'

const nothing = [false, false, false, false]

const serverPid = ({ state }: Place) =>
  Number(readFileSync(join(state, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])

test('nothing outlives a killed run, and the next one starts at once', async () => {
  const place = await arrangePlace()
  const first = await startDev(place)
  const server = serverPid(place)

  first.kill('SIGKILL')
  await first.ended
  const second = await startDev(place)

  expect(second.banner).toContain('Keys')
  expect(exists(server)).toBe(false)
  second.kill('SIGKILL')
  await expect.poll(() => listening(place)).toEqual(nothing)
})

test('a run that was killed together with its guards is cleared away by the next one', async () => {
  const place = await arrangePlace()
  const first = await startDev(place)
  await expect.poll(() => children(place)).toHaveLength(2)
  const left = children(place)
  const guards = [serverPid(place), ...left].map(parentOf)
  for (const guard of guards) process.kill(guard, 'SIGSTOP')
  first.kill('SIGKILL')
  for (const guard of guards) process.kill(guard, 'SIGKILL')
  await first.ended

  const second = await startDev(place)

  expect(second.banner).toContain('Keys')
  expect(left.map(exists)).toEqual([false, false])
})

test('a database that ends by itself ends the run, with the reason', async () => {
  const place = await arrangePlace()
  const dev = await startDev(place)

  process.kill(serverPid(place), 'SIGKILL')
  const { code, output } = await dev.ended

  expect(code).toBe(1)
  expect(output).toContain('PostgreSQL ended')
  expect(await listening(place)).toEqual(nothing)
})

/** The process ids of Next and of the worker, once they run. */
function children({ state }: Place): number[] {
  const { nextPid, workerPid } = JSON.parse(readFileSync(join(state, 'dev.json'), 'utf8'))
  return [nextPid, workerPid].filter((pid) => pid !== undefined)
}

function parentOf(pid: number) {
  return Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout)
}
