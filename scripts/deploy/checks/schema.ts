import { projectDir } from '../../command/project.ts'
import { readMigrationFiles } from '../../migrations/files.ts'
import { readPending } from '../../migrations/history.ts'
import {
  exposedDefiners,
  functionsWithSearchPath,
  heldAtServices,
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
    title: 'The applied migrations are the files, complete and unchanged.',
    why: 'Code that is newer than its tables answers 500, and a different history blocks later migrations.',
    mend: 'DATABASE_OWNER_URL=… npm run db:migrate, before deploying the code that needs it.',
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
    title: 'Every table in reach of the Data API has row level security.',
    why: 'Every browser has the publishable key, and reads a table without policies.',
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
    title: 'Neither a visitor nor a user’s token has rights on a table of the app outside of its server.',
    why: 'The Data API would let its caller past the limits and notices of the server. The server acts as app_user.',
    mend: `revoke all on … from anon, authenticated, public. ${mendByMigration}`,
    link: 'https://supabase.com/docs/guides/api/securing-your-api',
    needs: ['DATABASE_OWNER_URL'],
    run: (target) =>
      target.asOwner(async (client) =>
        finding(listed('Outside of the server they may', await heldAtServices(client))),
      ),
  },
  {
    id: 'schema.functions',
    title: 'Functions have a fixed search path, and run with an owner’s rights only out of reach of clients.',
    why: 'A search path from the caller makes such a function run the caller’s code.',
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
    title: 'Supabase’s security advisor has no undecided warning.',
    why: 'It knows rules that are newer than this project.',
    mend: 'Advisors → Security Advisor has a fix for each.',
    link: ADVISORS,
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async ({ management }) => advice(await management.read('/advisors/security')),
  },
  {
    id: 'advisors.performance',
    title: 'Supabase’s performance advisor has no warning.',
    why: 'A policy that runs per row, or a key without an index, becomes slow as rows arrive.',
    mend: 'Advisors → Performance Advisor has a fix for each.',
    link: ADVISORS,
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async ({ management }) => advice(await management.read('/advisors/performance')),
  },
]
