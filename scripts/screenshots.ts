import { freePort } from '@plinth/local-supabase/ports'
import { closeInOrder } from './command/closing.ts'
import { readOptions } from './command/options.ts'
import { startProductionApp } from './production/app.ts'
import { ownBuild } from './production/build.ts'
import { takeScreenshots } from './screenshots/take.ts'

const usage = `Usage: npm run screenshots

Writes screenshots of the pages to docs/screenshots, in light and dark, from a production build on a throw-away
database with the demo data. Needs a browser, like "npm test", and two minutes.`

const { values } = readOptions({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) console.log(usage)
else await main()

async function main() {
  const closing = closeInOrder({ signalCode: 1 })
  try {
    const port = await freePort()
    await startProductionApp({ port, trustedProxyHops: 0, build: ownBuild('.next/preview') }, closing)
    for (const taken of await takeScreenshots(`http://localhost:${port}`)) console.log(taken)
  } catch (error) {
    await closing.fail(error)
  }
  await closing.close()
}
