import { parseArgs } from 'node:util'
import startApp from '../tests/browser/start-app.ts'
import { closeInOrder } from './local/closing.ts'
import { readLocalConfig } from './local/config.ts'
import { demoPassword, demoUsers } from './local/demo.ts'
import { requireFree } from './local/ports.ts'
import { readSettings } from './local/settings.ts'

const usage = `Usage: npm run preview

Builds and serves like production until Ctrl-C, on a throw-away database with the demo data. It generates its own keys and passwords,
because "npm start" refuses the published ones of a development machine. PORT sets the port (3000).`

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) console.log(usage)
else await main()

async function main() {
  const closing = closeInOrder({ signalCode: 0 })
  try {
    const { appPort, siteUrl } = readSettings(process.env, readLocalConfig())
    await requireFree('app', appPort)
    process.env.APP_PORT = String(appPort)
    closing.add(await startApp())
    console.log(`\n  App       ${siteUrl}\n  Mail      ${process.env.MAIL_URL}`)
    console.log(`  Sign in   ${demoUsers[0].email}, ${demoPassword}\n`)
  } catch (error) {
    await closing.fail(error)
  }
}
