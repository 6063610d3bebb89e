import { createServer, connect, type Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'

const SSL_REQUEST = 80_877_103

export type PoolerTraits = {
  refusesClearText: boolean
  /** The message to a client that it refuses, in the place of the one about TLS. */
  refusal?: string
  /** False for a pooler that takes no TLS at all. */
  offersTls: boolean
  /** The certificate that it shows, with its key. A client refuses one of another authority. */
  identity: { cert: string; key: string }
  /** The name by which the server knows a user of the pooler. */
  roleOf: (user: string) => string
  serverPort: number
  database: string
}

/**
 * Stands between a client and a Postgres server like Supabase's pooler: it ends TLS, refuses clear text by the same message, and takes
 * the project's reference off the user's name. The server itself checks the login.
 */
export async function startPooler(traits: PoolerTraits) {
  const open = new Set<Socket>()
  const server = createServer((client) => {
    open.add(client)
    client.on('close', () => open.delete(client)).on('error', () => {})
    client.once('data', (bytes: Buffer) => begin(client, bytes, traits))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as { port: number }).port,
    async stop() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function begin(client: Socket, bytes: Buffer, traits: PoolerTraits) {
  if (bytes.readInt32BE(4) !== SSL_REQUEST) {
    if (traits.refusesClearText)
      return refuse(client, traits.refusal ?? `SSL connection is required for user: ${userIn(bytes)}`)
    return forward(client, bytes, traits)
  }
  if (!traits.offersTls) return void client.write('N')

  client.write('S')
  const secure = new TLSSocket(client, {
    isServer: true,
    secureContext: createSecureContext(traits.identity),
  })
  secure.on('error', () => client.destroy())
  secure.once('data', (startup: Buffer) => forward(secure, startup, traits))
}

// https://github.com/supabase/supavisor/blob/main/lib/supavisor/errors/ssl_required_error.ex
function refuse(client: Socket, message: string) {
  const fields = Buffer.from(`SFATAL\0VFATAL\0CESSLREQUIRED\0M${message}\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  client.end(Buffer.concat([head, fields]))
}

function forward(client: Socket, startup: Buffer, { roleOf, serverPort, database }: PoolerTraits) {
  const server = connect(serverPort, '127.0.0.1')
  server.on('error', () => client.destroy())
  client.on('close', () => server.destroy())
  server.on('close', () => client.destroy())
  const parameters = Object.fromEntries(pairsOf(startup))
  server.write(startupOf({ ...parameters, user: roleOf(parameters.user!), database }))
  client.pipe(server)
  server.pipe(client)
}

function userIn(startup: Buffer) {
  return Object.fromEntries(pairsOf(startup)).user ?? ''
}

function pairsOf(startup: Buffer): [string, string][] {
  const words = startup.toString('utf8', 8).split('\0')
  return Array.from({ length: Math.floor(words.length / 2) }, (_, index): [string, string] => [
    words[index * 2]!,
    words[index * 2 + 1]!,
  ]).filter(([name]) => name !== '')
}

function startupOf(parameters: Record<string, string>) {
  const words = Object.entries(parameters).flatMap(([name, value]) => [name, value])
  const body = Buffer.from(`${words.join('\0')}\0\0`)
  const head = Buffer.alloc(8)
  head.writeInt32BE(body.length + 8, 0)
  head.writeInt32BE(196_608, 4)
  return Buffer.concat([head, body])
}
