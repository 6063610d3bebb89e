import { once } from 'node:events'
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions } from 'node:tls'

/** https://www.postgresql.org/docs/17/protocol-message-formats.html */
const PROTOCOL_VERSION = 196_608
const SSL_REQUEST = 80_877_103
const HANDSHAKE_TIMEOUT_MS = 10_000
const DEFAULT_PORT = 5432

/** The response of a server to a StartupMessage in clear text: a request for the password, or the reason of a refusal. */
type ClearTextAnswer = { asksForPassword: boolean; message: string }

/** Begins a session as anybody on the way could read it, without a password, and ends it at the server's first word. */
export async function startInClearText(url: URL): Promise<ClearTextAnswer> {
  const socket = await open(url)
  try {
    socket.write(startupMessage(decodeURIComponent(url.username), url.pathname.slice(1) || 'postgres'))
    const answer = await firstBytes(socket)
    if (!answer) return { asksForPassword: false, message: 'it closed the connection' }
    return {
      asksForPassword: answer.toString('latin1', 0, 1) !== 'E',
      message: /\0M([^\0]+)/.exec(answer.toString('utf8'))?.[1] ?? '',
    }
  } finally {
    socket.destroy()
  }
}

/** Throws unless the server takes TLS and shows a certificate for its own name that an authority of `tls` signed. */
export async function verifyCertificate(url: URL, tls: ConnectionOptions): Promise<void> {
  const socket = await open(url)
  try {
    socket.write(numbers(8, SSL_REQUEST))
    const answer = await firstBytes(socket)
    if (answer?.toString('latin1') !== 'S') throw new Error('The server takes no TLS.')

    const host = url.hostname
    const secure = connectTls({
      ...tls,
      socket,
      host,
      ...(isIP(host) === 0 && { servername: host }),
    })
    await once(secure, 'secureConnect', { signal: AbortSignal.timeout(HANDSHAKE_TIMEOUT_MS) })
    secure.destroy()
  } finally {
    socket.destroy()
  }
}

async function open(url: URL): Promise<Socket> {
  const socket = connect({ host: url.hostname, port: Number(url.port || DEFAULT_PORT) })
  // A failure before the response rejects the wait.
  socket.on('error', () => {})
  await once(socket, 'connect', { signal: AbortSignal.timeout(HANDSHAKE_TIMEOUT_MS) }).catch((error) => {
    socket.destroy()
    throw error
  })
  return socket
}

async function firstBytes(socket: Socket): Promise<Buffer | undefined> {
  const signal = AbortSignal.timeout(HANDSHAKE_TIMEOUT_MS)
  const [bytes] = await Promise.race([once(socket, 'data', { signal }), once(socket, 'close', { signal })])
  return Buffer.isBuffer(bytes) ? bytes : undefined
}

function startupMessage(user: string, database: string) {
  const parameters = Buffer.from(`user\0${user}\0database\0${database}\0\0`)
  return Buffer.concat([numbers(8 + parameters.length, PROTOCOL_VERSION), parameters])
}

function numbers(...values: number[]) {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeInt32BE(value, index * 4)
  return bytes
}
