import { join } from 'node:path'
import nextEnv from '@next/env'
import next from 'next'
import { readText } from '@plinth/local-supabase/process'
import { readOptions } from './command/options.ts'
import { projectDir } from './command/project.ts'
import './lib-modules.ts'

const usage = `Usage: npm start [-- --port <port> --hostname <host>]

Serves the build of "npm run build", and prints the list of what is wrong with the variables before it does anything else. Reads the
environment and the .env files of production, as Next does. SIGTERM ends it once all requests are answered, Ctrl-C without notice to
a load balancer, and a second signal at once.
-p, --port      the port (PORT, or 3000)
-H, --hostname  the address to listen at (0.0.0.0)
--check         prints the list alone`

const PORT_MAX = 65_535
const SIGNAL_EXIT = { SIGINT: 130, SIGTERM: 143 }

const { values } = readOptions({
  options: {
    port: { type: 'string', short: 'p' },
    hostname: { type: 'string', short: 'H' },
    check: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
})
const distDir = process.env.NEXT_DIST_DIR || '.next'

if (values.help) console.log(usage)
else if (!(await isAsItMustBe())) process.exitCode = 1
else if (!values.check) await start().catch(fail)

/** Prints what is wrong with the variables. */
async function isAsItMustBe(): Promise<boolean> {
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_PHASE: '' })
  nextEnv.loadEnvConfig(projectDir, false, { info: () => {}, error: console.error })
  Object.assign(process.env, envOfBuild())
  try {
    await import('../lib/env.ts')
    return true
  } catch (error) {
    console.error((error as Error).message)
    return false
  }
}

/** The settings of the build that is about to start, as Next recorded them. Undefined without a build. */
function envOfBuild(): NodeJS.Dict<string> {
  const text = readText(join(projectDir, distDir, 'required-server-files.json'))
  return text ? JSON.parse(text).config.env : {}
}

async function start() {
  const { hostname = '0.0.0.0' } = values
  const port = portOf(values.port ?? process.env.PORT ?? '3000')
  // A redirect of an action asks this process for its page, which may stand behind TLS. "next start" sets it too.
  Object.assign(process.env, { __NEXT_PRIVATE_ORIGIN: ownAddress(hostname, port) })
  const app = next({ dir: projectDir, dev: false, hostname, port })
  // Next prepares the process, which must precede every module that imports from it.
  await app.prepare()

  const { env } = await import('../lib/env.ts')
  const { serve } = await import('../lib/server/serve.ts')
  const { close } = await serve({ app, distDir: join(projectDir, distDir), hostname, port })

  let isEnding = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isEnding) process.exit(SIGNAL_EXIT[signal])
      isEnding = true
      const noticeMs = signal === 'SIGTERM' ? env.SHUTDOWN_NOTICE_SECONDS * 1_000 : 0
      void close(noticeMs).finally(() => process.exit(SIGNAL_EXIT[signal]))
    })
  }
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Infinity
  if (port > PORT_MAX) throw new Error(`${text} is no port: choose a number from 0 to ${PORT_MAX}.`)
  return port
}

function fail(error: NodeJS.ErrnoException) {
  const isTaken = error.code === 'EADDRINUSE'
  console.error(isTaken ? 'The port is in use. Choose another: npm start -- --port 3001' : error.message)
  process.exit(1)
}

function ownAddress(hostname: string, port: number) {
  return `http://${hostname === '0.0.0.0' ? 'localhost' : hostname}:${port}`
}
