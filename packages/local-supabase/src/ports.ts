import { connect, createServer } from 'node:net'

// A local listener accepts at once; longer means that nothing useful is there.
const CONNECT_TIMEOUT_MS = 1000

/** What uses a port, and what a developer changes to move it. */
const movedBy = {
  db: 'SUPABASE_DB_PORT, or [db] port in supabase/config.toml',
  api: 'SUPABASE_API_PORT, or [api] port in supabase/config.toml',
  mail: 'SUPABASE_LOCAL_SMTP_PORT, or [local_smtp] port in supabase/config.toml',
  app: 'PORT',
}

/** Throws one sentence that names the port and its setting when another program has it. */
export async function requireFree(use: keyof typeof movedBy, port: number): Promise<void> {
  if (!(await isListening(port)) && !(await isListening(port, '::1'))) return
  throw new Error(
    `Port ${port} is taken by another program: stop it, or choose another with ${movedBy[use]}.`,
  )
}

/** A port that was free on 127.0.0.1 a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port)
        else reject(new Error('No port is free on 127.0.0.1.'))
      })
    })
  })
}

/** Whether a program accepts connections on this port. */
export function isListening(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: CONNECT_TIMEOUT_MS })
    const answer = (listening: boolean) => {
      socket.destroy()
      resolve(listening)
    }
    socket.once('connect', () => answer(true))
    socket.once('timeout', () => answer(false))
    socket.once('error', () => answer(false))
  })
}
