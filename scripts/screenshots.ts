import { parseArgs } from 'node:util'
import startApp from '../tests/browser/start-app.ts'
import { freePort } from '@plinth/local-supabase/ports'
import { takeScreenshots } from './screenshots/take.ts'

const usage = `Usage: npm run screenshots

Writes the pictures of the README to docs/screenshots: the main pages in light and dark, from a production build on a throw-away
database with the demo data. Needs a browser, as "npm test" does, and two minutes.`

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) console.log(usage)
else await main()

async function main() {
  const port = await freePort()
  process.env.APP_PORT = String(port)
  const stop = await startApp()
  try {
    for (const taken of await takeScreenshots(`http://localhost:${port}`)) console.log(taken)
  } finally {
    await stop()
  }
}
