import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bootstrap } from '../../src/database.ts'
import { freePort } from '../../src/ports.ts'
import { startPostgres } from '../../src/postgres/postgres.ts'
import { createDatabase, databaseUrl } from './databases.ts'
import { createPlainLite } from './lite-as-it-comes.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    apiCluster: { port: number }
  }
}

// Each test file has several servers, and every one of them its own connections.
const settings = { max_connections: '400' }

/** A throw-away cluster with two templates, which every test file copies: one as the package makes it, one as plain Lite does. */
export default async function setup(project: TestProject) {
  const dir = await mkdtemp(join(tmpdir(), 'plinth-api-'))
  const port = await freePort()
  const postgres = await startPostgres({ dir: join(dir, 'postgres'), port, durable: false, settings })
  const stop = async () => {
    await postgres.stop()
    await rm(dir, { recursive: true, force: true })
  }

  try {
    await createDatabase(port, 'repaired')
    await bootstrap(databaseUrl(port, 'repaired'))
    await createDatabase(port, 'plain')
    await createPlainTemplate(databaseUrl(port, 'plain'))
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('apiCluster', { port })
  return stop
}

async function createPlainTemplate(url: string) {
  const { app, connection } = await createPlainLite(url)
  await app.ensureSystemSchema()
  await connection.close()
}
