import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { expect, test } from 'vitest'
import { withClient } from '@/scripts/database/client'
import { migrate } from '@/scripts/stack/migrate'
import { projectDir } from '@/scripts/command/project'
import { describeSchema, difference } from '@/scripts/recovery/schema-lines'
import { released } from './released'
import { createScratchProject } from './scratch-project'

const all = join(projectDir, 'supabase/migrations')
const rows = readFileSync(join(import.meta.dirname, 'released-rows.sql'), 'utf8')

const schemaOf = (url: string) => withClient(url, describeSchema)

/** Every row of ours, column by column as they are now, as text. */
async function readRows(client: Client, columns?: Map<string, string>) {
  const { rows: tables } = await client.query<{ name: string; columns: string }>(`
    select oid::regclass::text as name, (
      select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
      where attrelid = pg_class.oid and attnum > 0 and not attisdropped
    ) as columns
    from pg_class where relnamespace::regnamespace::text in ('public', 'private') and relkind in ('r', 'p')`)
  const known = columns ?? new Map(tables.map((table) => [table.name, table.columns]))
  const found = new Map<string, string[]>()
  for (const [name, list] of known) {
    const { rows: texts } = await client.query<{ row: string }>(
      `select kept::text as row from (select ${list} from ${name}) as kept`,
    )
    found.set(
      name,
      texts.map(({ row }) => row),
    )
  }
  return { columns: known, rows: found }
}

test(`a database of version ${released.version} with data becomes today’s, and keeps every row`, async () => {
  const project = await createScratchProject({ empty: true })
  const old = readdirSync(all).filter((file) => file <= released.newestMigration)
  expect(old).toContain(released.newestMigration)
  for (const file of old) cpSync(join(all, file), join(project.folder, file))
  await migrate(project.ownerUrl, project.dir)
  await withClient(project.ownerUrl, (client) => client.query(rows))
  const before = await withClient(project.ownerUrl, (client) => readRows(client))

  cpSync(all, project.folder, { recursive: true })
  const { applied } = await migrate(project.ownerUrl, project.dir)

  const after = await withClient(project.ownerUrl, (client) => readRows(client, before.columns))
  const lost = [...before.rows].flatMap(([table, texts]) => {
    const kept = new Set(after.rows.get(table))
    return texts.filter((text) => !kept.has(text)).map((text) => `${table} ${text}`)
  })
  expect([...before.rows].filter(([, texts]) => texts.length === 0).map(([table]) => table)).toEqual([])
  expect(applied).toHaveLength(readdirSync(all).length - old.length)
  expect(lost).toEqual([])
  const { rows: unproved } = await withClient(project.ownerUrl, (client) =>
    client.query('select conname from pg_constraint where not convalidated'),
  )
  expect(unproved).toEqual([])
})

test('going on from the release, starting from nothing, and running again all end in the same schema', async () => {
  const project = await createScratchProject()
  const later = readdirSync(all).filter((file) => file > released.newestMigration)
  for (const file of later) rmSync(join(project.folder, file))
  await migrate(project.ownerUrl, project.dir)
  cpSync(all, project.folder, { recursive: true })

  await migrate(project.ownerUrl, project.dir)
  const grown = await schemaOf(project.ownerUrl)
  const { applied } = await migrate(project.ownerUrl, project.dir)
  const again = await schemaOf(project.ownerUrl)
  await project.startOver()
  await migrate(project.ownerUrl)
  const replayed = await schemaOf(project.ownerUrl)
  await withClient(project.ownerUrl, (client) =>
    client.query('alter table public.tasks add column planted text'),
  )
  const planted = await schemaOf(project.ownerUrl)

  expect({ applied, difference: difference(grown, again) }).toEqual({ applied: [], difference: [] })
  expect(difference(grown, replayed)).toEqual([])
  expect(difference(replayed, planted)).toEqual(['+ column public.tasks.planted text '])
})
