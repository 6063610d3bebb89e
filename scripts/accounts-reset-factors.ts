import { parseArgs } from 'node:util'
import { resetFactors } from './accounts/reset-factors.ts'
import { readEnvironment } from './command/environment.ts'
import { reportFailure } from './command/failure.ts'
import { withClient } from './database/client.ts'
import { announceOwner } from './owner-url.ts'

const usage = `Usage: DATABASE_OWNER_URL=… npm run accounts:reset-factors -- <address or id> [--dry-run | --yes]

Removes every second factor of an account whose owner has lost the device and has no recovery code, with the recovery codes, and ends every
session. The sign-in log keeps it, and the owner gets a mail. A worker or scheduler has to run. Shows what goes, and asks.

Check first who asks: docs/operations.md, “Somebody has lost the second factor”.

--dry-run  shows what would go and ends
--yes      does not ask

DATABASE_OWNER_URL and DATABASE_CA are those of npm run db:migrate -- --help.`

// A hosted database may have to wake up.
const CONNECT_TIMEOUT_MS = 15_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h' },
    yes: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  },
})

if (values.help) console.log(usage)
else await main()

async function main() {
  try {
    const [account, ...others] = positionals
    if (!account || others.length > 0)
      throw new Error('Name one account, by its address or id: see npm run accounts:reset-factors -- --help.')
    const { href } = announceOwner(readEnvironment(), 'accounts:reset-factors')
    const work = { account, dryRun: values['dry-run'], yes: values.yes }
    await withClient(href, (client) => resetFactors(client, work), { connectTimeoutMs: CONNECT_TIMEOUT_MS })
  } catch (error) {
    reportFailure(error)
  }
}
