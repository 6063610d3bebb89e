import { randomInt } from 'node:crypto'
import { connect, createServer } from 'node:net'

// The system itself accepts for a local listener, at once unless its queue is full.
const CONNECT_TIMEOUT_MS = 30_000

/** Below the ports of outgoing connections: 32768 and up on Linux, 49152 and up on macOS and Windows. */
const FREE_PORTS = [20_000, 32_000] as const
const TRIES_MAX = 100

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

/** A port that was free on 127.0.0.1 a moment ago, and that no system gives to an outgoing connection meanwhile. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const port = randomInt(...FREE_PORTS)
    if (await canListen(port)) return port
  }
  throw new Error(`${TRIES_MAX} ports between ${FREE_PORTS.join(' and ')} are taken on 127.0.0.1.`)
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
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
