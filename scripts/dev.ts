import { readOptions } from './command/options.ts'
import { chooseBackend, backends } from './dev/backends/choose.ts'
import { banner } from './dev/banner.ts'
import { closeInOrder, type Closing } from './command/closing.ts'
import { claimDev, recordChildren, releaseDev } from './dev/lock.ts'
import { startDevWorker } from './dev/worker.ts'
import { explained } from './stack/explained.ts'
import { readEnvironment } from './command/environment.ts'
import type { Guarded } from '@plinth/local-supabase/guarded'
import { devHelp } from './dev/help.ts'
import { whatDiffers } from './dev/local-env.ts'
import { startNext } from './dev/next.ts'
import { requireFree } from '@plinth/local-supabase/ports'
import { readSettings } from './dev/settings.ts'

// A cold start on a slow machine.
const COMPILE_TIMEOUT_MS = 60_000

const { values } = readOptions({ options: { help: { type: 'boolean', short: 'h' } } })

if (values.help) console.log(devHelp)
else await dev()

async function dev() {
  const closing = closeInOrder({ signalCode: 0 })
  await start(closing).catch((error) => closing.fail(explained(error)))
}

async function start(closing: Closing) {
  const environment = readEnvironment()
  const settings = readSettings(environment)
  const backend = chooseBackend(environment)
  const hosted = backend === backends.remote

  const already = await claimDev(settings, hosted)
  if (already) {
    console.log(banner(already, already.hosted))
    console.log(`  It is already running, as process ${already.pid}.\n`)
    return
  }
  closing.add(async () => releaseDev(settings.dir))

  await requireFree('app', settings.appPort)
  const supabase = await backend.start(settings, environment)
  closing.add(supabase.stop)
  const env = whatDiffers(supabase.env, environment)
  const programs: Guarded[] = []
  closing.add(() => Promise.all(programs.map((program) => program.stop())))

  const next = await startNext(settings.appPort, env)
  programs.push(next)
  recordChildren(settings.dir, { nextPid: next.pid() })

  if (!hosted) void compileHook(settings.siteUrl)

  console.log(banner(settings, hosted))
  for (const note of supabase.notes) console.log(`  ${note}\n`)

  const ends = [next.exited.then(() => 'Next ended.')]
  if (supabase.ended) ends.push(supabase.ended)
  // The jobs of a hosted project are not for a developer's machine to take.
  if (!hosted) {
    const worker = await startDevWorker(env)
    programs.push(worker)
    recordChildren(settings.dir, { workerPid: worker.pid() })
    ends.push(worker.exited.then(() => 'The worker ended.'))
  }
  throw new Error(await Promise.race(ends))
}

/** Has Next compile the route that Auth calls for a mail before somebody signs up: Auth waits for five seconds. */
async function compileHook(siteUrl: string) {
  const signal = AbortSignal.timeout(COMPILE_TIMEOUT_MS)
  await fetch(`${siteUrl}/api/hooks/auth-mail`, { method: 'OPTIONS', signal }).catch(() => {})
}
