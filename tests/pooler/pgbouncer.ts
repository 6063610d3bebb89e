import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, isListening } from '@plinth/local-supabase/ports'
import { PROGRAM_MS } from '../../scripts/command/patience.ts'
import { appPassword } from '../../scripts/production/values.ts'

/** Fewer than the app's own pool has, so that every server connection serves many clients. */
const SERVER_CONNECTIONS = 3
/** PgBouncer in transaction mode in front of the Postgres on `serverPort`, with its files in `dir`. */
export async function startPgBouncer(dir: string, serverPort: number) {
  const port = await freePort()
  const [settings, users] = [join(dir, 'pgbouncer.ini'), join(dir, 'users.txt')]
  writeFileSync(users, `"app_server" "${appPassword}"\n`)
  writeFileSync(
    settings,
    `[databases]
* = host=127.0.0.1 port=${serverPort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = plain
auth_file = ${users}
pool_mode = transaction
default_pool_size = ${SERVER_CONNECTIONS}
max_client_conn = 200
`,
  )

  // It refuses to run as root; inside of a user namespace it is nobody.
  const asNobody = process.getuid?.() === 0 ? ['unshare', '-U', '--map-user=65534', '--map-group=65534'] : []
  const command = [...asNobody, 'pgbouncer', '--quiet', settings]
  const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (text) => (errors += text))
  child.once('error', (error) => (errors += error.message))

  const deadline = Date.now() + PROGRAM_MS
  while (!(await isListening(port))) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`pgbouncer did not start: ${errors}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return {
    port,
    async stop() {
      child.kill('SIGINT')
      await once(child, 'exit')
    },
  }
}
