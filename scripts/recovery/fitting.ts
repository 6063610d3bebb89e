import type { Client } from 'pg'
import type { Manifest } from './manifest.ts'
import { majorOf, readMigrations, readServerVersion } from './migrations.ts'
import { describeSchema, difference } from './schema-lines.ts'
import { listTables, type Table } from './tables.ts'

const SHOWN_DIFFERENCES = 20

type Allowed = { replace?: boolean; acceptDifferences?: boolean; to: { storage?: unknown } }

/** Returns the tables of the backup. Throws one sentence when it does not fit this database. */
export async function requireFit(client: Client, manifest: Manifest, allowed: Allowed): Promise<Table[]> {
  await requireVersion(client, manifest)
  await requireMigrations(client, manifest)
  if (!allowed.acceptDifferences) await requireRights(client, manifest)
  if (manifest.objects.length > 0 && !allowed.to.storage) {
    throw new Error('The backup has stored files: set NEXT_PUBLIC_SUPABASE_URL and SUPABASE_SECRET_KEY.')
  }

  const tables = await listTables(client)
  requireColumns(tables, manifest)
  if (!allowed.replace) await requireEmpty(client, tables)
  return tables
}

export async function requireMigrations(client: Client, { migrations }: Manifest): Promise<void> {
  const differing = difference(migrations, await readMigrations(client))
  if (differing.length === 0) return
  throw new Error(
    `The database has other migrations than the backup (${differing.join(', ')}): check out the commit of the backup, apply its migrations to an empty database, restore, then go on to the latest commit.`,
  )
}

async function requireVersion(client: Client, { serverVersion }: Manifest) {
  const [made, found] = [majorOf(serverVersion), majorOf(await readServerVersion(client))]
  if (found < made) throw new Error(`The backup is from Postgres ${made}, the database is an older ${found}.`)
}

async function requireRights(client: Client, { schema }: Manifest) {
  const differing = difference(schema, await describeSchema(client))
  if (differing.length === 0) return
  const shown = differing.slice(0, SHOWN_DIFFERENCES).join('\n')
  throw new Error(
    `Rights or definitions differ from those of the backup in ${differing.length} lines:\n${shown}\nSet them right, or restore all the same with --accept-differences.`,
  )
}

function requireColumns(tables: Table[], manifest: Manifest) {
  for (const { name, columns, rows } of manifest.tables) {
    const found = tables.find((table) => table.name === name && !table.leftOut)
    const missing = columns.filter((column) => !found?.columns.includes(column))
    if (rows > 0 && missing.length > 0) {
      throw new Error(`The database cannot take ${name}: it has no ${missing.join(', ')} there.`)
    }
  }
}

// Tables with rows of people. Other tables hold rows of the migrations, which the backup has too.
const ofPeople = /^(public\.|auth\.users$|storage\.objects$)/

async function requireEmpty(client: Client, tables: Table[]) {
  for (const { name, leftOut } of tables) {
    if (leftOut || !ofPeople.test(name)) continue
    const { rows } = await client.query(`select exists (select from ${name}) as filled`)
    if (rows[0].filled) {
      throw new Error(
        `${name} has rows: restore into an empty database, or remove what it holds with --replace.`,
      )
    }
  }
}
