import { connect, createServer } from 'node:net'

// The system itself accepts for a local listener, at once unless its queue is full.
const CONNECT_TIMEOUT_MS = 30_000

/** A port that the stack needs and another program has. `use` names the part that needs it, such as `api`. */
export class PortTaken extends Error {
  readonly use: string
  readonly port: number

  constructor(use: string, port: number) {
    super(`Port ${port} is taken by another program.`)
    this.use = use
    this.port = port
  }
}

/** Throws PortTaken when another program listens on the port. */
export async function requireFree(use: string, port: number): Promise<void> {
  if ((await isListening(port)) || (await isListening(port, '::1'))) throw new PortTaken(use, port)
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

/** Tells a port on which a program accepts connections. */
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
