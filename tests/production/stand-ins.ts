import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { createGunzip } from 'node:zlib'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

type SentryEvent = {
  tags: Record<string, string>
  transaction: string
  release: string
  environment: string
  exception: { values: { value: string; stacktrace?: { frames: { filename: string; lineno: number }[] } }[] }
}

/** Receives what a Sentry project would, and takes its time to answer. */
export async function startSink({ answerAfterMs = 0, onAnswer = () => {} } = {}) {
  const requests: string[] = []

  const { origin, close } = await serve(async (request, response) => {
    const packed = request.headers['content-encoding'] === 'gzip'
    requests.push(await text(packed ? request.pipe(createGunzip()) : request))
    await setTimeout(answerAfterMs)
    onAnswer()
    response.setHeader('access-control-allow-origin', '*').end('{}')
  })
  return {
    dsn: `${origin.replace('//', '//key@')}/1`,
    requests,
    events: () => requests.flatMap(eventsOf),
    [Symbol.asyncDispose]: close,
  }
}

/** An auth server as far as it is needed to verify tokens and renew sessions, and its tokens. */
export async function startAuth() {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const key = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }
  const { origin, close } = await serve((request, response) => {
    const renewal = request.url?.startsWith('/auth/v1/token')
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(renewal ? session('renewed', 3600) : { keys: [key] }))
  })

  const user = { id: crypto.randomUUID(), aud: 'authenticated', email: 'ada@example.com' }
  const tokenFor = (userId: string) =>
    new SignJWT({ role: 'authenticated' })
      .setProtectedHeader({ alg: 'ES256', kid: 'test' })
      .setSubject(userId)
      .setIssuer(`${origin}/auth/v1`)
      .setAudience('authenticated')
      .setExpirationTime('10 min')
      .sign(privateKey)
  const token = await tokenFor(user.id)

  const session = (refreshToken: string, expiresInSeconds: number) => ({
    access_token: token,
    refresh_token: refreshToken,
    token_type: 'bearer',
    expires_in: expiresInSeconds,
    expires_at: Math.round(Date.now() / 1000) + expiresInSeconds,
    user,
  })
  const sessionCookie = ({ expiresInSeconds = 600 } = {}) => {
    const json = JSON.stringify(session('the-first-one', expiresInSeconds))
    return `sb-127-auth-token=base64-${Buffer.from(json).toString('base64url')}`
  }
  return { origin, token, tokenFor, sessionCookie, [Symbol.asyncDispose]: close }
}

/** A database that greets everyone with an error that no code expects. */
export async function startBrokenDatabase(message: string) {
  let refusals = 0
  const server = createTcpServer((socket) => {
    const fields = Buffer.from(`SFATAL\0VFATAL\0CXX000\0M${message}\0\0`)
    const header = Buffer.alloc(5)
    header.write('E')
    header.writeInt32BE(fields.length + 4, 1)
    socket.once('data', () => {
      refusals += 1
      socket.end(Buffer.concat([header, fields]))
    })
    socket.on('error', () => socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  const { port } = server.address() as AddressInfo
  return {
    url: `postgres://app_server:of-the-tests@127.0.0.1:${port}/postgres`,
    /** The number of connections that it has refused. */
    refusals: () => refusals,
    [Symbol.asyncDispose]: async () => void server.close(),
  }
}

async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    server.close()
  }
  return { origin: `http://127.0.0.1:${port}`, close }
}

function eventsOf(envelope: string): SentryEvent[] {
  const lines = envelope.split('\n').map((line) => JSON.parse(line || 'null'))
  return lines.flatMap((line, at) => (line?.type === 'event' ? [lines[at + 1]] : []))
}
