import { parseArgs } from 'node:util'
import { removeAccount } from './accounts/remove.ts'
import { readEnvironment } from './command/environment.ts'
import { reportFailure } from './command/failure.ts'
import { withClient } from './database/client.ts'
import { announceOwner } from './owner-url.ts'

const usage = `Usage: DATABASE_OWNER_URL=… npm run accounts:remove -- <address or id> [--new-owner <workspace>=<member>] [--dry-run | --yes]

Removes an account as its owner could (DELETE /api/v1/me): sessions, memberships, invitations to its address, and the workspaces that
nobody else belongs to. What it did in the workspaces of others stays there as nobody's. The address gets a notice, and stored files go
with the next jobs. A worker or scheduler has to run. Shows what goes, and asks.

--new-owner <workspace>=<member>
           makes a member, by address or id, an owner of a workspace that would lose its last one. Can be repeated
--dry-run  shows what would go and ends
--yes      does not ask

DATABASE_OWNER_URL and DATABASE_CA are those of npm run db:migrate -- --help. docs/operations.md says what else holds a person's data.`

// A hosted database may have to wake up.
const CONNECT_TIMEOUT_MS = 15_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h' },
    yes: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    'new-owner': { type: 'string', multiple: true, default: [] },
  },
})

if (values.help) console.log(usage)
else await main()

async function main() {
  try {
    const [account, ...others] = positionals
    if (!account || others.length > 0)
      throw new Error('Name one account, by its address or id: see npm run accounts:remove -- --help.')
    const { href } = announceOwner(readEnvironment(), 'accounts:remove')
    const { yes, 'dry-run': dryRun, 'new-owner': newOwners } = values
    const work = { account, newOwners, dryRun, yes }
    await withClient(href, (client) => removeAccount(client, work), { connectTimeoutMs: CONNECT_TIMEOUT_MS })
  } catch (error) {
    reportFailure(error)
  }
}
