import { parseArgs } from 'node:util'
import { requireFree } from '@plinth/local-supabase/ports'
import { closeInOrder } from './command/closing.ts'
import { demoPassword, demoUsers } from './demo/seed.ts'
import { readSettings } from './dev/settings.ts'
import { startProductionApp } from './production/app.ts'
import { ownBuild } from './production/build.ts'
import { explained } from './stack/explained.ts'

const usage = `Usage: npm run preview

Builds, and serves as production does until Ctrl-C: on a throw-away database with the demo data, whose keys and passwords are its
own, since "npm start" refuses those that every developer's machine has. PORT moves it (3000).`

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } })
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
