import { setImmediate as turnOfLoop } from 'node:timers/promises'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** The silence that ends a flight: far longer than one tick, far shorter than a test. */
const QUIET_MS = 15
/** The turns of the event loop, which the client shares, that must be silent too. */
const QUIET_TURNS = 10
/** The silence that ends unawaited work, on a busy machine too. */
const SETTLED_MS = 250

/**
 * A proxy in front of Postgres that counts round trips: what a client sends without waiting for an answer leaves as one
 * flight. It also keeps the names of prepared statements, which a transaction-mode pooler could not serve.
 */
export async function startFlightCounter(target: { host: string; port: number }) {
  const sockets = new Set<Socket>()
  const counter = { flights: 0, movedAt: 0, preparedNames: new Set<string>() }

  const server = createServer((client) => {
    const upstream = connect(target)
    let waiting: Buffer[] = []
    let timer: NodeJS.Timeout | undefined

    client.on('data', (chunk) => {
      counter.movedAt = Date.now()
      waiting.push(chunk)
      clearTimeout(timer)
      timer = setTimeout(async () => {
        // A process that was paused finds its timer due before it has read what came meanwhile.
        const seen = waiting.length
        for (let turn = 0; turn < QUIET_TURNS; turn += 1) await turnOfLoop()
        if (waiting.length !== seen) return
        counter.flights += 1
        const flight = Buffer.concat(waiting)
        waiting = []
        for (const name of preparedNamesIn(flight)) counter.preparedNames.add(name)
        upstream.write(flight)
      }, QUIET_MS)
    })
    upstream.on('data', (chunk) => {
      counter.movedAt = Date.now()
      client.write(chunk)
    })
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => other.destroy())
    }
  })

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    preparedNames: counter.preparedNames,
    /** Flights that leave until `work` has its result. */
    async during<T>(work: () => Promise<T>) {
      while (Date.now() - counter.movedAt < SETTLED_MS)
        await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
      const before = counter.flights
      const result = await work()
      return { result, flights: counter.flights - before }
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Names in Parse messages ('P', length, name, zero byte). An unnamed statement has the empty name. */
function preparedNamesIn(flight: Buffer) {
  const names: string[] = []
  let at = 0
  while (at + 5 <= flight.length) {
    const length = flight.readUInt32BE(at + 1)
    if (flight[at] === 0x50) names.push(flight.toString('utf8', at + 5, flight.indexOf(0, at + 5)))
    at += 1 + length
  }
  return names
}
