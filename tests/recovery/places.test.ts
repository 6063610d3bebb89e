import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compareStates, readState } from '@/scripts/recovery/database-state'
import { openBackup } from '@/scripts/recovery/opened-backup'
import { placeAt } from '@/scripts/recovery/place-at'
import { restore } from '@/scripts/recovery/restore'
import { withSession } from '@/scripts/recovery/session'
import { backUpOf, createHouse, furnish, scratchDir } from './houses'
import { startS3 } from './s3-stand-in'

test('a backup in an S3-compatible storage comes back whole', async () => {
  await using s3 = await startS3()
  const [source, target] = [await createHouse(), await createHouse()]
  await furnish(source)
  const { at } = await backUpOf(source.connection, { place: placeAt('s3://bucket/nightly', s3.environment) })

  const backup = await openBackup(placeAt(at, s3.environment), scratchDir(), undefined)
  await restore({ backup, to: target.connection, workDir: scratchDir() })

  const [before, after] = await Promise.all(
    [source, target].map(({ connection }) => withSession(connection.databaseUrl, readState)),
  )
  expect(compareStates(before!, after!)).toEqual([])
  expect([...s3.objects.keys()].every((key) => key.startsWith('nightly/2'))).toBe(true)
})

test('an upload that breaks off leaves nothing that counts as a backup', async () => {
  await using s3 = await startS3({ refusesFrom: 10 })
  const source = await createHouse()
  const place = placeAt('s3://bucket/nightly', s3.environment)

  await expect(backUpOf(source.connection, { place })).rejects.toThrow(/answered 507: The disk is full$/)

  expect(s3.objects.size).toBe(9)
  expect(await place.list()).toEqual([])
  const [name] = [...s3.objects.keys()][0]!.split('/').slice(1)
  const opened = openBackup(placeAt(`s3://bucket/nightly/${name}`, s3.environment), scratchDir(), undefined)
  await expect(opened).rejects.toThrow(/is no backup\. It has none, or only unfinished ones\.$/)
})

test('a list of backups is whole, however many pages it has', async () => {
  await using s3 = await startS3({ pageSize: 7 })
  for (let day = 1; day <= 9; day += 1) {
    for (const file of ['manifest.json', 'tables/a.gz', 'tables/b.gz']) {
      s3.objects.set(`nightly/2026-11-0${day}/${file}`, Buffer.from(''))
    }
  }

  const names = await placeAt('s3://bucket/nightly', s3.environment).list()

  expect(names).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((day) => `2026-11-0${day}`))
})

test('a wrong key is refused in the words of the storage', async () => {
  await using s3 = await startS3()
  const place = placeAt('s3://bucket', { ...s3.environment, AWS_SECRET_ACCESS_KEY: 'another' })

  await expect(place.list()).rejects.toThrow(/was answered 403: The signature does not match$/)
})

test('a place that is no backup names those that it holds', async () => {
  const source = await createHouse()
  const folder = scratchDir()
  const { at } = await backUpOf(source.connection, { to: folder })
  mkdirSync(join(folder, '2026-01-01T00-00-00Z.partial'))
  writeFileSync(join(folder, '2026-01-01T00-00-00Z.partial/manifest.json'), '{}')

  const opened = openBackup(placeAt(folder, {}), scratchDir(), undefined)

  await expect(opened).rejects.toThrow(`is no backup. It has ${at.split('/').at(-1)}.`)
  expect(readdirSync(at)).toContain('manifest.json')
})
