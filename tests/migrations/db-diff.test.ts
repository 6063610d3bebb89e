import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectDir } from '@/scripts/command/project'
import { scratchDir } from '../support/scratch'

/** A folder with this project's schema files and migrations. */
function arrange() {
  const dir = scratchDir()
  for (const folder of ['supabase/schemas', 'supabase/migrations']) {
    mkdirSync(join(dir, folder), { recursive: true })
    cpSync(join(projectDir, folder), join(dir, folder), { recursive: true })
  }
  const migrations = () => readdirSync(join(dir, 'supabase/migrations'))
  const schemaFile = (name: string) => join(dir, 'supabase/schemas', name)
  return { dir, migrations, schemaFile, before: migrations() }
}

function run(dir: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/db-diff.ts', `--project=${dir}`, ...words],
    { cwd: projectDir, encoding: 'utf8' },
  )
  return { status, output: stdout + stderr }
}

test('a change of supabase/schemas becomes a migration that makes it, shown with its locks and the linter', () => {
  const { dir, migrations, schemaFile, before } = arrange()
  const vocabulary = schemaFile('15_vocabulary.sql')
  writeFileSync(
    vocabulary,
    readFileSync(vocabulary, 'utf8').replace(
      "('workspace.read', array[",
      "('notes.read', array['owner']),\n  $&",
    ),
  )
  writeFileSync(
    schemaFile('95_notes.sql'),
    `create table public.notes (id uuid primary key, workspace_id uuid not null references public.workspaces (id), body text);
     alter table public.notes enable row level security;
     grant select, insert (workspace_id, body) on public.notes to app_user;
     create policy "members read notes" on public.notes for select to authenticated
       using (workspace_id = any ((select private.workspaces_allowing('notes.read'))::uuid[]));
     create index profiles_name_idx on public.profiles (display_name);`,
  )

  const first = run(dir, 'add_notes')
  const added = migrations().filter((file) => !before.includes(file))
  const second = run(dir, 'again')

  expect(first).toMatchObject({ status: 0 })
  expect(added).toEqual([expect.stringMatching(/^\d{14}_add_notes\.sql$/)])
  expect(added[0]! > before.at(-1)!).toBe(true)
  expect(first.output).toContain(
    'public.profiles: builds profiles_name_idx (SHARE: nobody writes it meanwhile)',
  )
  expect(first.output).toContain('require-concurrent-index-creation')
  expect(second).toMatchObject({ status: 1 })
  expect(second.output).toContain('there is nothing to write')
  expect(migrations()).toHaveLength(before.length + 1)
})

test('a schema file that does not apply is named', () => {
  const { dir, migrations, schemaFile, before } = arrange()
  appendFileSync(schemaFile('43_limits.sql'), 'create table public.limits (id nonsense);')

  const { status, output } = run(dir, 'add_limits')

  expect(status).toBe(1)
  expect(output).toContain('supabase/schemas/43_limits.sql: type "nonsense" does not exist')
  expect(migrations()).toEqual(before)
})

test.each([[[]], [['Add Notes']], [['add', 'notes']]])(
  'without a name of one word it writes nothing: %j',
  (words) => {
    const { dir, migrations, before } = arrange()

    const { status, output } = run(dir, ...words)

    expect(status).toBe(1)
    expect(output).toContain('Name the change in one word')
    expect(migrations()).toEqual(before)
  },
)

test('--help says what it does', () => {
  const output = execFileSync(process.execPath, ['scripts/db-diff.ts', '--help'], { encoding: 'utf8' })

  expect(output).toContain('Usage: npm run db:diff -- <name>')
})
