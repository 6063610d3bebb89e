import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { expect, test } from 'vitest'
import { withClient } from '@/scripts/local/client'
import { migrate } from '@/scripts/local/migrate'
import { projectDir } from '@/scripts/local/project'
import { describeSchema, difference } from '@/scripts/recovery/schema-lines'
import { released } from './released'
import { createScratchProject, type ScratchProject } from './scratch-project'

const all = join(projectDir, 'supabase/migrations')
/** Files as a later release brings them, so that the step has something to do while no later release exists. */
const next = join(import.meta.dirname, 'next-release')
const rowFiles = join(import.meta.dirname, 'released-rows')

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

type Rows = Awaited<ReturnType<typeof readRows>>['rows']

function lostRows(before: Rows, after: Rows) {
  return [...before].flatMap(([table, texts]) => {
    const kept = new Set(after.get(table))
    return texts.filter((text) => !kept.has(text)).map((text) => `${table} ${text}`)
  })
}

/** A database of the release, with rows in every table. */
async function arrangeRelease() {
  const project = await createScratchProject({ empty: true })
  const old = readdirSync(all).filter((file) => file <= released.newestMigration)
  expect(old).toContain(released.newestMigration)
  for (const file of old) cpSync(join(all, file), join(project.folder, file))
  await migrate(project.ownerUrl, project.dir)

  await withClient(project.ownerUrl, async (client) => {
    for (const file of readdirSync(rowFiles).toSorted()) {
      await client.query(readFileSync(join(rowFiles, file), 'utf8'))
    }
  })
  const before = await withClient(project.ownerUrl, (client) => readRows(client))
  const empty = [...before.rows].filter(([, texts]) => texts.length === 0).map(([table]) => table)
  expect(empty, 'Write rows of these tables in tests/migrations/released-rows.').toEqual([])
  return { project, before, old }
}

function addLaterFiles(project: ScratchProject) {
  for (const folder of [all, next]) cpSync(folder, project.folder, { recursive: true })
}

test(
  'a database of the release with data becomes that of a later one, and keeps every row',
  { timeout: 300_000 },
  async () => {
    const { project, before, old } = await arrangeRelease()

    addLaterFiles(project)
    const { applied } = await migrate(project.ownerUrl, project.dir)

    const after = await withClient(project.ownerUrl, (client) => readRows(client, before.columns))
    expect(applied).toHaveLength(readdirSync(project.folder).length - old.length)
    expect(lostRows(before.rows, after.rows)).toEqual([])
    const { rows: unproved } = await withClient(project.ownerUrl, (client) =>
      client.query('select conname from pg_constraint where not convalidated'),
    )
    expect(unproved).toEqual([])
  },
)

test('a migration that loses a row is noticed', { timeout: 300_000 }, async () => {
  const { project, before } = await arrangeRelease()

  project.write('20990102000000_lose.sql', `delete from private.rate_limits;`)
  await migrate(project.ownerUrl, project.dir)

  const after = await withClient(project.ownerUrl, (client) => readRows(client, before.columns))
  expect(lostRows(before.rows, after.rows)).toEqual([expect.stringContaining('private.rate_limits')])
})

test(
  'going on from the release, starting from nothing, and running again all end in the same schema',
  { timeout: 300_000 },
  async () => {
    const project = await createScratchProject()
    const later = readdirSync(all).filter((file) => file > released.newestMigration)
    for (const file of later) rmSync(join(project.folder, file))
    await migrate(project.ownerUrl, project.dir)
    addLaterFiles(project)

    await migrate(project.ownerUrl, project.dir)
    const grown = await schemaOf(project.ownerUrl)
    const { applied } = await migrate(project.ownerUrl, project.dir)
    const again = await schemaOf(project.ownerUrl)
    await project.startOver()
    await migrate(project.ownerUrl, project.dir)
    const replayed = await schemaOf(project.ownerUrl)
    await withClient(project.ownerUrl, (client) =>
      client.query('alter table public.workspaces add column planted text'),
    )
    const planted = await schemaOf(project.ownerUrl)

    expect({ applied, difference: difference(grown, again) }).toEqual({ applied: [], difference: [] })
    expect(difference(grown, replayed)).toEqual([])
    expect(difference(replayed, planted)).toEqual(['+ column public.workspaces.planted text '])
  },
)
