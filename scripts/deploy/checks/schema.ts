import { projectDir } from '../../command/project.ts'
import { readMigrationFiles } from '../../migrations/files.ts'
import { readPending } from '../../migrations/history.ts'
import {
  exposedDefiners,
  functionsWithSearchPath,
  heldByAnyone,
  tablesWithoutRowSecurity,
} from '../../schema/privileges.ts'
import { advice } from '../advisors.ts'
import { type Check, finding, listed } from '../check.ts'

const ADVISORS = 'https://supabase.com/docs/guides/observability/advisors'
const mendByMigration =
  'Write it as a migration, npx supabase migration new <name>, and apply it: DATABASE_OWNER_URL=… npm run db:migrate.'

export const schema: Check[] = [
  {
    id: 'schema.migrations',
    title: 'The migrations that are applied are the files, all of them, unchanged.',
    why: 'Code that is newer than its tables answers 500; a history that differs cannot be applied to.',
    mend: 'DATABASE_OWNER_URL=… npm run db:migrate, before the code that needs it is deployed.',
    link: 'https://supabase.com/docs/guides/deployment/database-migrations',
    needs: ['DATABASE_OWNER_URL'],
    run: (target) =>
      target.asOwner(async (client) => {
        const pending = await readPending(client, readMigrationFiles(projectDir))
        return finding(
          listed(
            'Not applied yet',
            pending.map(({ file }) => file),
          ),
        )
      }),
  },
  {
    id: 'schema.row-security',
    title: 'Every table that the Data API could show has row level security.',
    why: 'The publishable key is in every browser: without policies whoever has it reads the table.',
    mend: `alter table … enable row level security, and a policy for each verb. ${mendByMigration}`,
    link: 'https://supabase.com/docs/guides/database/postgres/row-level-security',
    needs: ['DATABASE_OWNER_URL'],
    run: (target) =>
      target.asOwner(async (client) =>
        finding(listed('Without row level security', await tablesWithoutRowSecurity(client))),
      ),
  },
  {
    id: 'schema.anonymous',
    title: 'Who is not signed in holds no right on any table, column, sequence or function of ours.',
    why: 'Nothing of this product is for the public; a grant to anon is one that nobody meant.',
    mend: `revoke all on … from anon, public. ${mendByMigration}`,
    link: 'https://supabase.com/docs/guides/api/securing-your-api',
    needs: ['DATABASE_OWNER_URL'],
    run: (target) =>
      target.asOwner(async (client) => finding(listed('anon may', await heldByAnyone(client)))),
  },
  {
    id: 'schema.functions',
    title:
      'Functions look names up in no schema of a caller’s, and run with an owner’s rights only where nobody can call them from outside.',
    why: 'A search path that a caller chooses makes such a function run the caller’s code.',
    mend: `alter function … set search_path = '', and move it into the schema private. ${mendByMigration}`,
    link: 'https://supabase.com/docs/guides/database/functions#security-definer-vs-invoker',
    needs: ['DATABASE_OWNER_URL'],
    run: (target) =>
      target.asOwner(async (client) =>
        finding(
          listed('With a search path', await functionsWithSearchPath(client)),
          listed('With the rights of their owner in public', await exposedDefiners(client)),
        ),
      ),
  },
  {
    id: 'advisors.security',
    title: 'Supabase’s security advisor warns of nothing that is not decided.',
    why: 'It knows rules that appeared after this project was written.',
    mend: 'Advisors → Security Advisor says what to do for each.',
    link: ADVISORS,
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async ({ management }) => advice(await management.read('/advisors/security')),
  },
  {
    id: 'advisors.performance',
    title: 'Supabase’s performance advisor warns of nothing.',
    why: 'A policy that is evaluated for each row, or a key without an index, is slow only once there are rows.',
    mend: 'Advisors → Performance Advisor says what to do for each.',
    link: ADVISORS,
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async ({ management }) => advice(await management.read('/advisors/performance')),
  },
]
