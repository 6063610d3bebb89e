import { parseArgs } from 'node:util'
import nextEnv from '@next/env'
import './lib-modules.ts'
import { buildIdentity } from './build-identity.ts'
import { closeInOrder, type Closing } from './command/closing.ts'
import { projectDir } from './command/project.ts'

const usage = `Usage: npm run worker [-- --dead | --retry-dead]

Works the job queue until SIGTERM or Ctrl-C, which let the jobs at work end. Run any number of them beside "npm start"; with
"npm run dev" one runs already. Reads the variables of .env.example, as the app does; NODE_ENV is production unless it says otherwise.
--dead        lists the jobs that failed for the last time, and works none
--retry-dead  gives those jobs all of their tries again, and works none`

const { values } = parseArgs({
  options: {
    dead: { type: 'boolean' },
    'retry-dead': { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
})

if (values.help) console.log(usage)
else await main()

async function main() {
  const closing = closeInOrder({ signalCode: 0 })
  try {
    Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? 'production' })
    const silent = { info: () => {}, error: console.error }
    nextEnv.loadEnvConfig(projectDir, process.env.NODE_ENV === 'development', silent)
    // Sentry files what a worker reports under the release of the app beside it.
    buildIdentity(process.env)

    if (values.dead) await showDeadJobs()
    else if (values['retry-dead']) await retryDead()
    else await work(closing)
  } catch (error) {
    await closing.fail(error)
  }
}

async function work(closing: Closing) {
  const { createWorker } = await import('../lib/worker/worker.ts')
  const worker = createWorker()
  closing.add(() => worker.stop())
  await worker.start()
}

async function showDeadJobs() {
  const { listDeadJobs } = await import('../lib/worker/dead-jobs.ts')
  for (const { name, failedAt, reason } of await listDeadJobs())
    console.log(`${failedAt}  ${name}  ${reason}`)
}

async function retryDead() {
  const { retryDeadJobs } = await import('../lib/worker/dead-jobs.ts')
  console.log(`${await retryDeadJobs()} jobs are tried again.`)
}
