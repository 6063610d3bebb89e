import { parseArgs } from 'node:util'
import startApp from '../tests/browser/start-app.ts'
import { closeInOrder } from './command/closing.ts'
import { demoPassword, demoUsers } from './demo/seed.ts'
import { requireFree } from '@plinth/local-supabase/ports'
import { readSettings } from './dev/settings.ts'

const usage = `Usage: npm run preview

Builds, and serves as production does until Ctrl-C: on a throw-away database with the demo data, whose keys and passwords are its
own, since "npm start" refuses those that every developer's machine has. PORT moves it (3000).`

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) console.log(usage)
else await main()

async function main() {
  const closing = closeInOrder({ signalCode: 0 })
  try {
    const { appPort, siteUrl } = readSettings(process.env)
    await requireFree('app', appPort)
    process.env.APP_PORT = String(appPort)
    closing.add(await startApp())
    console.log(`\n  App       ${siteUrl}\n  Mail      ${process.env.MAIL_URL}`)
    console.log(`  Sign in   ${demoUsers[0].email}, ${demoPassword}\n`)
  } catch (error) {
    await closing.fail(error)
  }
}
