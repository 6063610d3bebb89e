import type { ClientBase } from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { owner } from '../support/owner'
import { advice, whole, without } from './tenant-tables'

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

type Table = {
  name: string
  /** The definitions of its triggers that are switched on. */
  triggers: string[]
  /** The columns that a client may update. */
  open: string[]
}

/** The tables whose rows belong to a workspace. */
async function readTenantTables(client: ClientBase) {
  const { rows } = await client.query<Table>(`
    select oid::regclass::text as name,
      array(select pg_get_triggerdef(oid) from pg_trigger where tgrelid = pg_class.oid and tgenabled in ('O', 'A')) as triggers,
      array(select attname::text from pg_attribute where attrelid = pg_class.oid and attnum > 0 and not attisdropped
        and has_column_privilege('app_user', attrelid, attnum, 'update')) as open
    from pg_class
    where relnamespace::regnamespace::text in ('public', 'private') and relkind in ('r', 'p') and not relispartition
      and (oid = 'public.workspaces'::regclass or exists (
        select from pg_attribute where attrelid = pg_class.oid and attname = 'workspace_id' and not attisdropped
      ))
    order by 1`)
  return rows
}

/** True for a trigger that every change of the table reaches. Some columns may leave the version alone, but none that a client writes. */
function hasWhole(trigger: Trigger, { triggers, open }: Table) {
  return triggers.some((definition) => {
    const found = whole[trigger].exec(definition)
    const columns = found?.[1]?.split(', ')
    return !!found && (!columns || open.every((column) => columns.includes(column)))
  })
}

async function faultsOf(client: ClientBase, trigger: Trigger) {
  const tables = await readTenantTables(client)
  return tables
    .filter((table) => !hasWhole(trigger, table) && !without[trigger][table.name])
    .map(({ name }) => advice[trigger](name))
}

const recorded = `for each row execute function private.record_activity('planted', 'id', '{}', 'title')`
const counted = 'for each row execute function private.count_version()'

/** Triggers with the right name that leave a change out. */
const plants: Record<Trigger, [what: string, statement: string][]> = {
  record_activity: [
    [
      'deaf to insert and delete',
      `create trigger record_activity after update on public.planted ${recorded}`,
    ],
    ['deaf to delete', `create trigger record_activity after insert or update on public.planted ${recorded}`],
    ['deaf to insert', `create trigger record_activity after update or delete on public.planted ${recorded}`],
    [
      'deaf to a column',
      `create trigger record_activity after insert or update of title or delete on public.planted ${recorded}`,
    ],
    [
      'early, and so stops the change',
      `create trigger record_activity before insert or update or delete on public.planted ${recorded}`,
    ],
    [
      'once for a statement',
      `create trigger record_activity after insert or update or delete on public.planted
       ${recorded.replace('each row', 'each statement')}`,
    ],
    [
      'of another function',
      `create trigger record_activity after insert or update or delete on public.planted
       for each row execute function private.touch_updated_at()`,
    ],
    [
      'disabled',
      `create trigger record_activity after insert or update or delete on public.planted ${recorded};
       alter table public.planted disable trigger record_activity`,
    ],
    [
      'for replicas alone',
      `create trigger record_activity after insert or update or delete on public.planted ${recorded};
       alter table public.planted enable replica trigger record_activity`,
    ],
  ],
  count_version: [
    ['late', `create trigger count_version after update on public.planted ${counted}`],
    ['deaf to update', `create trigger count_version before delete on public.planted ${counted}`],
    [
      'deaf to a column that a client may change',
      `create trigger count_version before update of title on public.planted ${counted}`,
    ],
    [
      'bound to a condition',
      `create trigger count_version before update on public.planted for each row when (new.title = 'x')
       execute function private.count_version()`,
    ],
    [
      'of another function',
      `create trigger count_version before update on public.planted
       for each row execute function private.touch_updated_at()`,
    ],
    [
      'disabled',
      `create trigger count_version before update on public.planted ${counted};
       alter table public.planted disable trigger count_version`,
    ],
  ],
}

describe.each(Object.keys(without) as Trigger[])('%s', (trigger) => {
  test('stands on every table with a workspace’s rows, or a reason is given', async () => {
    expect(await faultsOf(await connect(), trigger)).toEqual([])
  })

  test('is missed by name on a new table', async () => {
    const client = await connect()
    await client.query('create table public.planted (workspace_id uuid references public.workspaces (id))')

    expect(await faultsOf(client, trigger)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^public\\.planted has no trigger ${trigger} ` +
            '.+, so .+: write ".+, or give a reason in `without` in tests/features/<feature>\\.ts\\.$',
        ),
      ),
    ])
  })

  test.each(plants[trigger])('is missed where it is %s', async (_, statement) => {
    const client = await connect()
    await client.query(`create table public.planted (
      workspace_id uuid references public.workspaces (id), title text, body text, version integer not null default 1
    );
    grant update (title, body) on public.planted to app_user;
    ${statement}`)

    expect(await faultsOf(client, trigger)).toEqual([
      expect.stringMatching(new RegExp(`^public\\.planted has no trigger ${trigger} .+: write "`)),
    ])
  })

  test('has no reason left for a table that is gone or has it', async () => {
    const tables = await readTenantTables(await connect())
    const lacking = tables.filter((table) => !hasWhole(trigger, table)).map(({ name }) => name)

    expect(Object.keys(without[trigger]).toSorted()).toEqual(lacking.toSorted())
  })
})
