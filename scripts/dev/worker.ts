import { join } from 'node:path'
import { startGuarded, type Guarded } from '@plinth/local-supabase/guarded'
import { projectDir } from '../command/project.ts'

// A job that takes longer runs again: Ctrl-C as a whole takes less than a second.
const STOP_GRACE_MS = 500

/** Starts `npm run worker` for development. What it logs is shown. */
export async function startDevWorker(env: Record<string, string>): Promise<Guarded> {
  const worker = startGuarded(
    {
      command: process.execPath,
      args: [join(projectDir, 'scripts/worker.ts')],
      stopSignal: 'SIGTERM',
      graceMs: STOP_GRACE_MS,
    },
    { env: { WEBHOOK_ALLOW_LOCAL: 'true', ...process.env, ...env, NODE_ENV: 'development' }, output: 'pipe' },
  )
  worker.stdout?.pipe(process.stdout)
  worker.stderr?.pipe(process.stderr)
  await worker.started
  return worker
}
