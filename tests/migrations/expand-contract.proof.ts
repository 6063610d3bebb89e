import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withClient } from '@/scripts/database/client'
import { migrate } from '@/scripts/stack/migrate'
import { openTransaction } from './open-transaction'
import { createScratchProject } from './scratch-project'
import { breaksDown, goesOn, startTraffic } from './traffic'

const steps = join(import.meta.dirname, 'rename-column')
const [expand, prove, require, contract] = readdirSync(steps) as [string, string, string, string]

/** The example’s table, as a migration after those of the product. */
const notes = join(import.meta.dirname, '../example/notes/notes.sql')

const seed = `
  insert into public.workspaces (id, name) values ('00000000-0000-7000-8000-000000000001', 'Busy');
  insert into public.notes (workspace_id, title, body)
  select '00000000-0000-7000-8000-000000000001', 'Note ' || n, 'About ' || n from generate_series(1, 2000) as n;`

/** A request of an instance that knows the column by this name. */
const trafficOf = (column: string) => [
  `select id, title, ${column} from public.notes order by id limit 50`,
  `update public.notes set ${column} = 'At ' || clock_timestamp() where title = 'Note of ${column}'`,
  `insert into public.notes (workspace_id, title, ${column})
   values ('00000000-0000-7000-8000-000000000001', 'Note of ${column}', 'New')
   on conflict (workspace_id, lower(title)) do update set ${column} = excluded.${column}`,
]

async function arrange() {
  const project = await createScratchProject()
  cpSync(notes, join(project.folder, '20981231000000_add_notes.sql'))
  await migrate(project.ownerUrl, project.dir)
  await withClient(project.ownerUrl, (client) => client.query(seed))
  const ask = (text: string) =>
    withClient(project.ownerUrl, async (client) => (await client.query(text)).rows)
  return { project, ask }
}

test('a column is renamed under load, past open transactions, and no request fails', async () => {
  const { project, ask } = await arrange()
  const old = await startTraffic(project.appUrl, trafficOf('body'))
  const reader = `select count(*) from public.notes`
  /** Applies a file while a transaction is open that has read the table, and lets that end once the migration gave way. */
  async function apply(file: string, ...flags: string[]) {
    cpSync(join(steps, file), join(project.folder, file))
    const open = await openTransaction(project.ownerUrl, reader)
    const run = project.run('--yes', ...flags)
    await run.says('waits for a lock')
    await open.end()
    return (await run.ended).code
  }

  const codes = [await apply(expand)]
  const next = await startTraffic(project.appUrl, trafficOf('content'))
  await goesOn(next)
  while ((await ask('select private.fill_content(100) as filled'))[0].filled > 0);
  const differing = await ask(`select title from public.notes where content is distinct from body`)
  cpSync(join(steps, prove), join(project.folder, prove))
  const open = await openTransaction(project.ownerUrl, reader)
  codes.push((await project.run('--yes').ended).code)
  await open.end()
  codes.push(await apply(require))
  await goesOn(old)
  const oldFailures = await old.stop()
  codes.push(await apply(contract, '--destroy'))
  await goesOn(next)
  const nextFailures = await next.stop()

  expect({ codes, oldFailures, nextFailures }).toEqual({
    codes: [0, 0, 0, 0],
    oldFailures: [],
    nextFailures: [],
  })
  expect(differing).toEqual([])
  expect(
    await ask(
      `select count(*)::int from public.notes where title ~ '\\d$' and content = replace(title, 'Note', 'About')`,
    ),
  ).toEqual([{ count: 2000 }])
  expect(
    await ask(
      `select count(*)::int from public.activity where action = 'changed' and resource_id in (select id from notes where title ~ '\\d$')`,
    ),
  ).toEqual([{ count: 0 }])
})

test('the same load fails where a migration waits for its lock without end', async () => {
  const { project } = await arrange()
  const traffic = await startTraffic(project.appUrl, trafficOf('body'))
  const open = await openTransaction(project.ownerUrl, 'select count(*) from public.notes')
  await goesOn(traffic)

  const patient = withClient(project.ownerUrl, (client) =>
    client.query('alter table public.notes add column planted text'),
  )
  await breaksDown(traffic)
  await open.end()
  await patient

  expect(await traffic.stop()).toContain('canceling statement due to lock timeout')
})
