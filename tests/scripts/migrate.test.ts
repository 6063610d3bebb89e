import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bootstrap } from '@plinth/local-supabase/database'
import { withClient } from '@/scripts/database/client'
import { migrate } from '@/scripts/stack/migrate'
import { localUrls } from '@/scripts/stack/urls'
import { scratchDir, startScratch } from '../support/scratch'

/** A project with the given migrations, and an empty database to apply them to. */
async function arrange(migrations: Record<string, string>) {
  const dir = scratchDir()
  mkdirSync(join(dir, 'supabase/migrations'), { recursive: true })
  writeFileSync(join(dir, 'supabase/config.toml'), 'project_id = "scratch"')
  const write = (name: string, sql: string) => writeFileSync(join(dir, 'supabase/migrations', name), sql)
  for (const [name, sql] of Object.entries(migrations)) write(name, sql)

  const { port } = await startScratch()
  const urls = localUrls({ db: port, api: 0, mail: 0 })
  await bootstrap(urls.adminUrl)
  return { dir, write, ...urls }
}

const createRole = 'create role app_server login noinherit;'

test('new migrations are applied once, as the owner, and the app can then log in', async () => {
  const { dir, ownerUrl, appUrl, write } = await arrange({ '20260101000000_create_role.sql': createRole })

  const first = await migrate(ownerUrl, dir)
  write('20260102000000_create_notes.sql', 'create table public.notes ();')
  const second = await migrate(ownerUrl, dir)
  const third = await migrate(ownerUrl, dir)

  expect([first, second, third].map(({ applied }) => applied)).toEqual([
    ['20260101000000_create_role.sql'],
    ['20260102000000_create_notes.sql'],
    [],
  ])
  const { rows } = await withClient(appUrl, (client) =>
    client.query(`select relowner::regrole::text as owner from pg_class where relname = 'notes'`),
  )
  expect(rows).toEqual([{ owner: 'postgres' }])
})

test('a wrong migration fails with the words of Postgres, and leaves nothing', async () => {
  const wrong = 'create table public.half (); create table public.wrong (id nope);'
  const { dir, ownerUrl } = await arrange({ '20260101000000_wrong.sql': wrong })

  await expect(migrate(ownerUrl, dir)).rejects.toThrow(
    /20260101000000_wrong\.sql[^]*type "nope" does not exist/,
  )

  const table = `select to_regclass('public.half') as half`
  const { rows } = await withClient(ownerUrl, (client) => client.query(table))
  expect(rows).toEqual([{ half: null }])
})

test('a migration that was applied but is gone is named', async () => {
  const { dir, ownerUrl } = await arrange({ '20260101000000_create_role.sql': createRole })
  await withClient(ownerUrl, (client) =>
    client.query(`
      create schema supabase_migrations;
      create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
      insert into supabase_migrations.schema_migrations values ('20250101000000'), ('20260101000000')`),
  )

  await expect(migrate(ownerUrl, dir)).rejects.toThrow(/20250101000000/)
})
