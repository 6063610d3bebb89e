import { appendFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withClient } from '@/scripts/database/client'
import { runSupabase } from '@/scripts/database/supabase-cli'
import { openTransaction } from './open-transaction'
import { createScratchProject, type ScratchProject } from './scratch-project'

async function ask<Row>({ ownerUrl }: ScratchProject, text: string): Promise<Row[]> {
  return withClient(ownerUrl, async (client) => (await client.query(text)).rows as Row[])
}

const historyOf = (project: ScratchProject) =>
  ask<{ version: string; name: string; statements: string[] }>(
    project,
    'select version, name, statements from supabase_migrations.schema_migrations order by 1',
  )

/** A project whose one table exists. */
async function arrange() {
  const project = await createScratchProject({ empty: true })
  project.write(
    '20260101000000_create_notes.sql',
    'create table public.notes (id int primary key, body text);',
  )
  await project.run('--yes').ended
  return project
}

test('the plan is shown without --yes and nothing is applied; with it everything is, once', async () => {
  const project = await createScratchProject()
  const files = readdirSync(project.folder)

  const plan = await project.run('--dry-run').ended
  const unasked = await project.run().ended
  const before = await ask(project, `select to_regnamespace('supabase_migrations') as history`)
  const first = await project.run('--yes').ended
  const second = await project.run('--yes').ended

  expect([plan.code, unasked.code, first.code, second.code]).toEqual([0, 1, 0, 0])
  expect(files.filter((file) => !plan.output.includes(`\n${file}\n`))).toEqual([])
  expect(unasked.output).toContain('add --yes')
  expect(before).toEqual([{ history: null }])
  expect(second.output).toContain('nothing to do')
  expect((await historyOf(project)).map(({ version, name }) => `${version}_${name}.sql`)).toEqual(files)
})

test('the Supabase CLI writes the same history, and goes on with ours', async () => {
  const project = await createScratchProject()
  await project.run('--yes').ended
  const ours = await historyOf(project)
  const push = ['db', 'push', `--remote=${project.ownerUrl}`, '--yes', `--workdir=${project.dir}`]

  project.write('20990101000000_create_notes.sql', 'create table public.notes (id int primary key);')
  await runSupabase(push)
  const both = await project.run('--yes').ended
  await project.startOver()
  rmSync(join(project.folder, '20990101000000_create_notes.sql'))
  await runSupabase(push)
  const theirs = await historyOf(project)

  expect(both.output).toContain('nothing to do')
  expect(theirs).toEqual(ours)
})

test('the plan says what is locked and what is destroyed', async () => {
  const project = await arrange()
  project.write(
    '20260102000000_change_notes.sql',
    `create table public.marks (note_id int references public.notes (id));
     create index on public.marks (note_id);
     alter table public.notes drop column body, add column title text;
     create index notes_title_idx on public.notes (title);
     delete from public.notes;
     drop table public.notes;`,
  )

  const { output } = await project.run('--dry-run').ended

  expect(output.split('\n').filter((line) => line.startsWith('  '))).toEqual([
    '  public.notes: is referred to (SHARE ROW EXCLUSIVE: nobody writes it meanwhile)',
    '  ! public.notes: drop column body, add column title (ACCESS EXCLUSIVE: nobody reads or writes it meanwhile)',
    '  public.notes: builds notes_title_idx (SHARE: nobody writes it meanwhile)',
    '  ! public.notes: removes rows (ROW EXCLUSIVE: reads go on, writes of the same rows wait)',
    '  ! public.notes: drops table (ACCESS EXCLUSIVE: nobody reads or writes it meanwhile)',
  ])
  expect(output).not.toContain(':postgres@')
})

test('--yes applies nothing that destroys, unless --destroy says so too', async () => {
  const project = await arrange()
  project.write('20260102000000_drop_body.sql', 'alter table public.notes drop column body;')

  const refused = await project.run('--yes').ended
  const history = await historyOf(project)
  const applied = await project.run('--yes', '--destroy').ended

  expect([refused.code, applied.code]).toEqual([1, 0])
  expect(refused.output).toContain('add --destroy')
  expect(history).toHaveLength(1)
  expect(await historyOf(project)).toHaveLength(2)
})

test('two at once apply every file once', async () => {
  const project = await createScratchProject()

  const both = await Promise.all([project.run('--yes').ended, project.run('--yes').ended])

  expect(both.map(({ code }) => code)).toEqual([0, 0])
  expect(both.filter(({ output }) => output.includes('nothing to do'))).toHaveLength(1)
})

test('a migration gives way to an open transaction, and is applied once that has ended', async () => {
  const project = await arrange()
  project.write('20260102000000_add_title.sql', 'alter table public.notes add column title text;')
  const open = await openTransaction(project.ownerUrl, 'select from public.notes')

  const run = project.run('--yes')
  await run.says('waits for a lock')
  const meanwhile = await ask(project, 'select count(*)::int from public.notes')
  await open.end()
  const { code } = await run.ended

  expect({ code, meanwhile }).toEqual({ code: 0, meanwhile: [{ count: 0 }] })
  expect(await historyOf(project)).toHaveLength(2)
})

test('an index is built beside the traffic by a file of its own', async () => {
  const project = await arrange()
  const build = 'create index concurrently notes_body_idx on public.notes (body);'
  project.write('20260102000000_mixed.sql', `${build} select 1;`)

  const mixed = await project.run('--yes').ended
  renameSync(join(project.folder, '20260102000000_mixed.sql'), join(project.dir, 'mixed.sql'))
  project.write('20260102000000_index_notes.sql', build)
  const alone = await project.run('--yes').ended

  expect(mixed.output).toContain('needs a file of its own')
  expect(alone.code).toBe(0)
  expect(
    await ask(project, `select indisvalid from pg_index where indexrelid = 'notes_body_idx'::regclass`),
  ).toEqual([{ indisvalid: true }])
})

test('a changed file is refused, a new comment is not', async () => {
  const project = await arrange()
  const file = join(project.folder, '20260101000000_create_notes.sql')

  appendFileSync(file, '\n-- Notes.\n')
  const commented = await project.run('--yes').ended
  appendFileSync(file, 'alter table public.notes add column title text;')
  const changed = await project.run('--yes').ended

  expect(commented.code).toBe(0)
  expect(changed.code).toBe(1)
  expect(changed.output).toContain('was changed after it was applied. Put it back')
})

test('a file that is gone and a file that comes late are refused', async () => {
  const project = await arrange()
  const late = '20250101000000_late.sql'

  project.write(late, 'select 1;')
  const first = await project.run('--yes').ended
  rmSync(join(project.folder, late))
  rmSync(join(project.folder, '20260101000000_create_notes.sql'))
  const second = await project.run('--yes').ended

  expect(first.output).toContain(`${late} is older than 20260101000000`)
  expect(second.output).toContain('20260101000000_create_notes was applied, but its file is not here')
  expect([first.code, second.code]).toEqual([1, 1])
})

test('a failing migration leaves nothing of itself, and says how to go on', async () => {
  const project = await arrange()
  project.write('20260102000000_good.sql', 'create table public.good ();')
  project.write(
    '20260103000000_bad.sql',
    'create table public.half ();\nalter table public.notes drop column nope;',
  )

  const failed = await project.run('--yes', '--destroy').ended
  const [tables] = await ask(project, `select to_regclass('good')::text as good, to_regclass('half') as half`)
  const history = await historyOf(project)
  project.write('20260103000000_bad.sql', 'create table public.half ();')
  const corrected = await project.run('--yes').ended

  expect(failed.code).toBe(1)
  expect(failed.output).toContain('20260103000000_bad.sql failed: column "nope"')
  expect(failed.output).toContain('  | alter table public.notes drop column nope')
  expect(failed.output).toContain('Nothing of this file is in the database.')
  expect(failed.output).toContain('1 before it were applied')
  expect(tables).toEqual({ good: 'good', half: null })
  expect(history).toHaveLength(2)
  expect(corrected.code).toBe(0)
})

test('a file that ends its transaction itself is refused before it runs', async () => {
  const project = await arrange()
  project.write('20260102000000_own.sql', 'create table public.half (); commit;')

  const { output } = await project.run('--yes').ended

  expect(output).toContain('must not begin or end a transaction')
  expect(await ask(project, `select to_regclass('half') as half`)).toEqual([{ half: null }])
})
