import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { fileHash } from '@/scripts/recovery/file-hash'
import { unpackBaseBackup } from '@/scripts/recovery/physical/base-backup'
import { sealArchive, verifyArchive } from '@/scripts/recovery/physical/wal-archive'
import { scratchDir } from '../support/scratch'

async function drill(...args: string[]) {
  const program = join(import.meta.dirname, '../../scripts/db-drill.ts')
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGTERM'))
  const code = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, stdout, stderr }
}

test('a lost database comes back as it was at the mark, and from a logical backup', async () => {
  const { code, stdout, stderr } = await drill()

  expect(stderr).toBe('')
  expect(code).toBe(0)
  expect(stdout.match(/equal: \d+ tables with \d+ rows, and \d+ lines of rights/g)).toHaveLength(2)
  expect(stdout).toMatch(/public\.api_keys: 41 rows/)
  expect(stdout).toMatch(/public\.webhook_deliveries: 61 rows/)
  expect(stdout).toContain('nothing is lost, nothing is changed.')
})

test.each([
  ['wal-unnoticed', /recovery ended before configured recovery target was reached/],
  ['rights', /^- policy "owners and admins read their keys" on public\.api_keys/m],
])('the drill fails when it meets the sabotage "%s"', async (sabotage, finding) => {
  const { code, stdout, stderr } = await drill('--sabotage', sabotage)

  expect(code).toBe(1)
  expect(stderr).toMatch(finding)
  expect(stdout).not.toContain('nothing is lost')
})

test('a changed byte in a base backup is named, and nothing is left where it was to go', async () => {
  const dir = scratchDir()
  mkdirSync(join(dir, 'base/cluster/global'), { recursive: true })
  writeFileSync(join(dir, 'base/cluster/global/pg_control'), 'sound')
  const sha256 = await fileHash(join(dir, 'base/cluster/global/pg_control'))
  writeFileSync(join(dir, 'base/base.json'), JSON.stringify({ 'global/pg_control': sha256 }))

  await unpackBaseBackup(join(dir, 'base'), join(dir, 'sound'))
  writeFileSync(join(dir, 'base/cluster/global/pg_control'), 'sounD')
  const unpacked = unpackBaseBackup(join(dir, 'base'), join(dir, 'unsound'))

  await expect(unpacked).rejects.toThrow('global/pg_control was changed or damaged in the base backup.')
  expect(existsSync(join(dir, 'unsound'))).toBe(false)
  rmSync(join(dir, 'base/cluster/global/pg_control'))
  await expect(unpackBaseBackup(join(dir, 'base'), join(dir, 'unsound'))).rejects.toThrow(/is missing from/)
})

test('a changed or missing segment of the log archive is named, even when it is sealed again', async () => {
  const dir = scratchDir()
  const segment = join(dir, '000000010000000000000003')
  writeFileSync(segment, 'sound')
  await sealArchive(dir)
  await verifyArchive(dir)

  writeFileSync(segment, 'sounD')
  await sealArchive(dir)
  await expect(verifyArchive(dir)).rejects.toThrow(
    /^The log 000000010000000000000003 is missing, or was changed/,
  )
  rmSync(segment)
  await expect(verifyArchive(dir)).rejects.toThrow(
    /^The log 000000010000000000000003 is missing, or was changed/,
  )
})
