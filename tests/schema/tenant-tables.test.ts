import type { ClientBase } from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { owner } from '../support/owner'
import { advice, without } from './tenant-tables'

type Trigger = keyof typeof without

async function connect() {
  const client = await owner.connect()
  await client.query(`begin; set local search_path = ''`)
  onTestFinished(async () => {
    await client.query('rollback')
    client.release()
  })
  return client
}

/** The tables whose rows belong to a workspace, each with the names of its triggers. */
async function readTenantTables(client: ClientBase) {
  const { rows } = await client.query<{ name: string; triggers: string[] }>(`
    select oid::regclass::text as name, array(select tgname::text from pg_trigger where tgrelid = pg_class.oid) as triggers
    from pg_class
    where relnamespace::regnamespace::text in ('public', 'private') and relkind in ('r', 'p') and not relispartition
      and (oid = 'public.workspaces'::regclass or exists (
        select from pg_attribute where attrelid = pg_class.oid and attname = 'workspace_id' and not attisdropped
      ))
    order by 1`)
  return rows
}

async function faultsOf(client: ClientBase, trigger: Trigger) {
  const tables = await readTenantTables(client)
  return tables
    .filter(({ name, triggers }) => !triggers.includes(trigger) && !without[trigger][name])
    .map(({ name }) => advice[trigger](name))
}

describe.each(Object.keys(without) as Trigger[])('%s', (trigger) => {
  test('stands on every table with a workspace’s rows, or a reason is given', async () => {
    expect(await faultsOf(await connect(), trigger)).toEqual([])
  })

  test('is missed by name on a new table', async () => {
    const client = await connect()
    await client.query('create table public.planted (workspace_id uuid references public.workspaces (id))')

    expect(await faultsOf(client, trigger)).toEqual([
      expect.stringMatching(new RegExp(`^public\\.planted has no trigger ${trigger}, so .+: write "`)),
    ])
  })

  test('has no reason left for a table that is gone or has it', async () => {
    const tables = await readTenantTables(await connect())
    const lacking = tables.filter(({ triggers }) => !triggers.includes(trigger)).map(({ name }) => name)

    expect(Object.keys(without[trigger]).toSorted()).toEqual(lacking.toSorted())
  })
})
