import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { onTestFinished } from 'vitest'

const POLL_MS = 5

export type Traffic = { answered: () => number; failures: string[]; stop: () => Promise<string[]> }

/**
 * Sends statements one after the other, for ever, with the app's own login and its deadlines: a statement that waits two seconds for a
 * lock fails. `stop` returns what failed.
 */
export async function startTraffic(appUrl: string, statements: string[]): Promise<Traffic> {
  const client = new Client(appUrl)
  client.on('error', () => {})
  await client.connect()
  await client.query('set role service_role')
  const failures: string[] = []
  const state = { running: true, answered: 0 }

  const loop = (async () => {
    for (let turn = 0; state.running; turn += 1) {
      await client.query(statements[turn % statements.length]!).then(
        () => (state.answered += 1),
        (error: Error) => failures.push(error.message),
      )
    }
  })()
  const stop = async () => {
    state.running = false
    await loop
    await client.end()
    return failures
  }
  onTestFinished(() => (state.running ? void stop() : undefined))
  return { answered: () => state.answered, failures, stop }
}

/** Settles once this traffic was answered some more. */
export async function goesOn({ answered }: Traffic) {
  const before = answered()
  while (answered() < before + 20) await sleep(POLL_MS)
}

/** Settles once something of this traffic has failed. */
export async function breaksDown({ failures }: Traffic) {
  while (failures.length === 0) await sleep(POLL_MS)
}
