import { requireFree } from '@plinth/local-supabase/ports'
import { closeInOrder } from './command/closing.ts'
import { readOptions } from './command/options.ts'
import { demoPassword, demoUsers } from './demo/seed.ts'
import { readSettings } from './dev/settings.ts'
import { startProductionApp } from './production/app.ts'
import { ownBuild } from './production/build.ts'
import { explained } from './stack/explained.ts'

const usage = `Usage: npm run preview

Builds and serves like production until Ctrl-C, on a throw-away database with the demo data. It generates its own keys and passwords,
because "npm start" refuses the published ones of a development machine. PORT sets the port (3000).`

const { values } = readOptions({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) console.log(usage)
else await main()

async function main() {
  const closing = closeInOrder({ signalCode: 0 })
  try {
    const { appPort: port, siteUrl } = readSettings(process.env)
    await requireFree('app', port)
    const options = { port, trustedProxyHops: 0, build: ownBuild('.next/preview') }
    const { mailUrl } = await startProductionApp(options, closing)
    console.log(`\n  App       ${siteUrl}\n  Mail      ${mailUrl}`)
    console.log(`  Sign in   ${demoUsers[0].email}, ${demoPassword}\n`)
  } catch (error) {
    await closing.fail(explained(error))
  }
}
