import nextEnv from '@next/env'
import { readOptions } from './command/options.ts'
import './lib-modules.ts'
import { buildIdentity } from './build-identity.ts'
import { closeInOrder, type Closing } from './command/closing.ts'
import { projectDir } from './command/project.ts'

const usage = `Usage: npm run worker [-- --dead | --retry-dead]

Processes jobs until SIGTERM or Ctrl-C, and finishes the running ones first. Run any number of workers beside "npm start". "npm run dev"
includes one. Reads the variables of .env.example, like the app. NODE_ENV defaults to production.
--dead        lists the jobs in the dead-letter queue, and processes none
--retry-dead  moves those jobs back with all of their attempts, and processes none`

const { values } = readOptions({
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
