import { randomBytes } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compareStates, readState } from '@/scripts/recovery/database-state'
import { restore } from '@/scripts/recovery/restore'
import { withSession } from '@/scripts/recovery/session'
import { backUpOf, createHouse, furnish, type House, openServices, scratchDir } from './houses'

const stateOf = ({ connection }: House) => withSession(connection.databaseUrl, readState)

test('a restored database equals the one that was backed up, in every table, right and policy', async () => {
  const [source, target] = [await createHouse(), await createHouse()]
  await furnish(source)
  const backup = await backUpOf(source.connection)

  await restore({ backup: await backup.open(), to: target.connection, workDir: scratchDir() })

  expect(compareStates(await stateOf(source), await stateOf(target))).toEqual([])
  expect(backup.manifest.tables.find(({ name }) => name === 'public.notes')?.rows).toBe(3)
})

test('who could sign in before can sign in after, and stored files are there', async () => {
  const [source, target] = [await createHouse(), await createHouse()]
  await using before = await openServices(source)
  await before.admin.auth.admin.createUser({
    email: 'ada@example.com',
    password: 'a good password',
    email_confirm: true,
  })
  await before.admin.storage.createBucket('photos', { public: false })
  const stored = await before.admin.storage
    .from('photos')
    .upload('a/menu.txt', 'Chestnut latte', { contentType: 'text/plain' })
  expect(stored.error).toBe(null)
  const backup = await backUpOf(before.connection)

  await using after = await openServices(target)
  await restore({ backup: await backup.open(), to: after.connection, workDir: scratchDir() })

  const { data } = await after.visitor.auth.signInWithPassword({
    email: 'ada@example.com',
    password: 'a good password',
  })
  expect(data.user?.email).toBe('ada@example.com')
  const { data: file } = await after.admin.storage.from('photos').download('a/menu.txt')
  expect(await file?.text()).toBe('Chestnut latte')
  expect(file?.type).toContain('text/plain')
})

test('the next row takes a number that no restored row has', async () => {
  const [source, target] = [await createHouse(), await createHouse()]
  const { workspaceId } = await furnish(source)
  const backup = await backUpOf(source.connection)
  await restore({ backup: await backup.open(), to: target.connection, workDir: scratchDir() })

  const add = `insert into turns (workspace_id) values ($1) returning id > (select max(id) from turns) as beyond`
  const { rows } = await target.inside.query(add, [workspaceId])

  expect(rows).toEqual([{ beyond: true }])
})

test('one changed byte in any file is found before anything is written', async () => {
  const source = await createHouse()
  await furnish(source)
  const { at, open } = await backUpOf(source.connection)
  const files = readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(gz|json)$/.test(name),
  )

  for (const name of files) {
    const file = join(at, name)
    const sound = readFileSync(file)
    writeFileSync(file, flipped(sound))
    await expect(open()).rejects.toThrow(/changed or damaged/)
    writeFileSync(file, sound)
  }

  expect(files.length).toBeGreaterThan(20)
  await open()
})

test('a database with data is refused and stays as it is, unless it is to be replaced', async () => {
  const [source, target] = [await createHouse(), await createHouse()]
  await furnish(source)
  await furnish(target, 'eve@example.com')
  const before = await stateOf(target)
  const backup = await (await backUpOf(source.connection)).open()
  const given = { backup, to: target.connection, workDir: scratchDir() }

  await expect(restore(given)).rejects.toThrow(/ has rows: restore into an empty database/)
  expect(compareStates(before, await stateOf(target))).toEqual([])

  await restore({ ...given, replace: true })
  expect(compareStates(await stateOf(source), await stateOf(target))).toEqual([])
})

test('a database with other migrations, a wider grant or without a policy is refused, and told which', async () => {
  const [source, target] = [await createHouse(), await createHouse()]
  const backup = await (await backUpOf(source.connection)).open()
  const given = { backup, to: target.connection, workDir: scratchDir() }

  await target.inside.query('grant select on public.notes to anon')
  await expect(restore(given)).rejects.toThrow('+ grant select on relation public.notes to anon')
  await target.inside.query(
    'revoke select on public.notes from anon; drop policy "members read their notes" on notes',
  )
  await expect(restore(given)).rejects.toThrow('- policy "members read their notes" on public.notes')
  await restore({ ...given, acceptDifferences: true })

  await target.inside.query(
    `insert into supabase_migrations.schema_migrations (version) values ('29990101000000')`,
  )
  await expect(restore(given)).rejects.toThrow(/other migrations than the backup \(\+ 29990101000000\)/)
})

test('rows that arrive otherwise than they were are noticed, and nothing is committed', async () => {
  const [source, target] = [await createHouse(), await createHouse()]
  await furnish(source)
  const backup = await (await backUpOf(source.connection)).open()
  await target.inside.query(`
    create function public.mistake() returns trigger language plpgsql as $$ begin new.name := 'Coffee'; return new; end $$;
    create trigger mistake before insert on workspaces for each row execute function public.mistake();
    alter table workspaces enable always trigger mistake`)

  const attempt = restore({ backup, to: target.connection, workDir: scratchDir(), acceptDifferences: true })

  await expect(attempt).rejects.toThrow(
    /^public\.workspaces: the backup has 1 rows .* Nothing was restored\.$/,
  )
  const { rows } = await target.inside.query('select count(*)::int from auth.users')
  expect(rows).toEqual([{ count: 0 }])
})

test('a backup shows one moment, whatever is committed while it is made', async () => {
  const source = await createHouse()
  const { workspaceId } = await furnish(source)
  const writer = await source.inside.connect()
  // The backup waits here for its last table, which then is empty for everybody who comes later.
  await writer.query('begin; lock table workspaces in access exclusive mode')
  await writer.query('delete from workspaces where id = $1', [workspaceId])
  const tell = (line: string) => {
    if (line.startsWith('public.profiles')) void writer.query('commit').then(() => writer.release())
  }

  const { manifest } = await backUpOf(source.connection, { tell })

  const rowsOf = (name: string) => manifest.tables.find((table) => table.name === name)?.rows
  expect([rowsOf('public.workspaces'), rowsOf('public.notes')]).toEqual([1, 3])
  const { rows } = await source.inside.query('select from workspaces')
  expect(rows).toEqual([])
})

test('an encrypted backup shows nothing to whoever lacks its key, and comes back with it', async () => {
  const [source, target] = [await createHouse(), await createHouse()]
  await furnish(source)
  const key = randomBytes(32)
  const { at, open } = await backUpOf(source.connection, { key })
  const { openBackup } = await import('@/scripts/recovery/opened-backup')
  const { placeAt } = await import('@/scripts/recovery/place-at')
  const openWith = (other?: Buffer) => openBackup(placeAt(at, {}), scratchDir(), other)

  await expect(openWith()).rejects.toThrow('This backup is encrypted: set BACKUP_KEY to its key.')
  await expect(openWith(randomBytes(32))).rejects.toThrow('This backup has another BACKUP_KEY.')
  const bytes = readFileSync(join(at, 'tables/public.notes.copy.gz.enc'))
  expect(bytes.subarray(0, 2).toString('hex') === '1f8b').toBe(false)

  await restore({ backup: await open(), to: target.connection, workDir: scratchDir() })
  expect(compareStates(await stateOf(source), await stateOf(target))).toEqual([])
})

/** The bytes with one bit of the middle turned. */
function flipped(bytes: Buffer) {
  const changed = Buffer.from(bytes)
  const middle = Math.floor(changed.length / 2)
  changed[middle] = changed[middle]! ^ 1
  return changed
}
