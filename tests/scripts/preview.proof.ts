import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { freePort } from '@plinth/local-supabase/ports'
import { exists } from '@plinth/local-supabase/process'
import { expect, onTestFinished, test } from 'vitest'
import { scratchDir } from '../support/scratch'

const START_TIMEOUT_MS = 60_000

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s while npm run preview builds ends the build and takes its stack away',
  async (signal) => {
    const TMPDIR = scratchDir()
    const preview = spawn(process.execPath, ['scripts/preview.ts'], {
      env: { ...process.env, TMPDIR, PORT: String(await freePort()) },
      stdio: 'ignore',
    })
    onTestFinished(() => void preview.kill('SIGKILL'))
    const ended = once(preview, 'exit')
    await expect
      .poll(() => globSync(`${TMPDIR}/*/signing-key.json`), { timeout: START_TIMEOUT_MS })
      .toHaveLength(1)
    const [lock] = globSync(`${TMPDIR}/*/postgres/postmaster.pid`)
    const server = Number(readFileSync(lock!, 'utf8').split('\n')[0])
    const children = childrenOf(preview.pid!)

    preview.kill(signal)

    expect((await ended)[0]).toBe(0)
    expect(readdirSync(TMPDIR).filter((name) => name.startsWith('plinth-'))).toEqual([])
    expect(children.length).toBeGreaterThan(1)
    await expect.poll(() => [server, ...children].filter(exists), { timeout: START_TIMEOUT_MS }).toEqual([])
  },
  3 * START_TIMEOUT_MS,
)

/** The guard of the database, and the build. */
function childrenOf(pid: number) {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'ppid=,pid='], { encoding: 'utf8' })
  const pairs = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  return pairs.flatMap(([parent, child]) => (parent === pid ? [child!] : []))
}
