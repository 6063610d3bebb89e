import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { demoPassword } from '@/scripts/demo/seed'
import { freePort, isListening } from '@plinth/local-supabase/ports'
import { projectDir } from '@/scripts/command/project'

export type Place = Awaited<ReturnType<typeof arrangePlace>>

const page = `
  const told = (name) => process.env[name]
  export default function Page() {
    return 'a page of the app on ' + told('NEXT_PUBLIC_SUPABASE_URL') + ', at ' + told('NEXT_PUBLIC_SITE_URL')
  }`
const layout = `export default function Layout({ children }) { return <html><body>{children}</body></html> }`

/** A one-page app inside the project, so that it finds the packages, with a state directory and ports of its own. */
export async function arrangePlace() {
  mkdirSync(join(projectDir, '.plinth'), { recursive: true })
  const dir = temporary(join(projectDir, '.plinth/test-'))
  const state = temporary(join(tmpdir(), 'plinth-dev-'))
  mkdirSync(join(dir, 'app'))
  writeFileSync(join(dir, 'app/page.js'), page)
  writeFileSync(join(dir, 'app/layout.js'), layout)
  // Next would take the project's own, whose imports do not lead from here.
  writeFileSync(join(dir, 'next.config.mjs'), 'export default {}')

  const ports = { app: await freePort(), api: await freePort(), db: await freePort(), mail: await freePort() }
  return { dir, ports, state, siteUrl: `http://localhost:${ports.app}` }
}

function temporary(prefix: string) {
  const dir = mkdtempSync(prefix)
  onTestFinished(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }))
  return dir
}

/** Runs a command of the local stack at `place`; `until` resolves when its output has the text, or when it ends. */
export function run(
  script: 'dev.ts' | 'db-reset.ts',
  { dir, ports, state }: Place,
  environment: NodeJS.Dict<string> = {},
) {
  const child = spawn(process.execPath, [join(projectDir, 'scripts', script)], {
    cwd: dir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      SUPABASE_BACKEND: 'embedded',
      PLINTH_DIR: state,
      PORT: String(ports.app),
      SUPABASE_API_PORT: String(ports.api),
      SUPABASE_DB_PORT: String(ports.db),
      SUPABASE_LOCAL_SMTP_PORT: String(ports.mail),
      // Set by the test runner; Next would complain.
      NODE_ENV: 'development',
      ...environment,
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }))
  onTestFinished(async () => {
    child.kill('SIGINT')
    await ended
  })

  return {
    pid: child.pid ?? 0,
    ended,
    kill: (signal: NodeJS.Signals) => void child.kill(signal),
    until: (text: string) =>
      new Promise<string>((resolve) => {
        const look = () => output.includes(text) && resolve(output)
        child.stdout.on('data', look)
        void ended.then(() => resolve(output))
        look()
      }),
  }
}

/** Starts `npm run dev` and waits until its banner says `last`. */
export async function startDev(place: Place, environment: NodeJS.Dict<string> = {}, last = 'Keys') {
  const dev = run('dev.ts', place, environment)
  const banner = await dev.until(last)
  return { ...dev, banner }
}

/** The status of a sign-in with the password of the demo users. */
export async function signIn({ ports }: Place, email: string) {
  const { status } = await fetch(`http://127.0.0.1:${ports.api}/auth/v1/token?grant_type=password`, {
    method: 'POST',
    headers: {
      apikey: localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ email, password: demoPassword }),
  })
  return status
}

/** Whether each of its ports is taken. */
export const listening = ({ ports }: Place) =>
  Promise.all(Object.values(ports).map((port) => isListening(port)))
