import { readOptions } from './command/options.ts'
import { chooseBackend } from './dev/backends/choose.ts'
import { readEnvironment } from './command/environment.ts'
import { reportFailure } from './command/failure.ts'
import { resetHelp } from './dev/help.ts'
import { readSettings } from './dev/settings.ts'

const { values } = readOptions({ options: { help: { type: 'boolean', short: 'h' } } })

if (values.help) console.log(resetHelp)
else await reset()

async function reset() {
  const environment = readEnvironment()
  try {
    const settings = readSettings(environment)
    await chooseBackend(environment).reset(settings, environment)
    console.log('The database is new: migrated, with its demo users.')
  } catch (error) {
    reportFailure(error)
  }
}
