import { join } from 'node:path'
import nextEnv from '@next/env'
import { readOptions } from './command/options.ts'
import './lib-modules.ts'
import { readText } from '@plinth/local-supabase/process'
import { projectDir } from './command/project.ts'

const usage = `Usage: node scripts/check-environment.ts

Prints the list of what is wrong with the variables of a production start, and fails. "npm start" begins with it, since "next start"
says that it is ready before it looks. Reads the environment and the .env files of production, as Next does.`

const { values } = readOptions({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) console.log(usage)
else await check()

async function check() {
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_PHASE: '' })
  nextEnv.loadEnvConfig(projectDir, false, { info: () => {}, error: console.error })
  Object.assign(process.env, envOfBuild())
  await import('../lib/env.ts').catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}

/** The settings of the build that is about to start, as Next recorded them. Undefined without a build. */
function envOfBuild(): NodeJS.Dict<string> {
  const file = join(projectDir, process.env.NEXT_DIST_DIR || '.next', 'required-server-files.json')
  const text = readText(file)
  return text ? JSON.parse(text).config.env : {}
}
