import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startLocalApi } from '../../scripts/stack/api.ts'
import { bootstrap } from '@plinth/local-supabase/database'
import { migrate } from '../../scripts/stack/migrate.ts'
import { freePort } from '@plinth/local-supabase/ports'
import { projectDir } from '../../scripts/command/project.ts'
import { withClient } from '../../scripts/database/client.ts'
import { startPostgres } from '@plinth/local-supabase/postgres'
import { applySchemaFiles } from '../../scripts/schema/files.ts'
import { exampleFiles } from '../example/schema.ts'
import { adminUrl, asAdmin, createClone } from './clones.ts'
import { appPassword } from '../../scripts/production/values.ts'

type Cluster = {
  port: number
  template: string
  apiUrl: string
  mailUrl: string
  signingKeyFile: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: Cluster
  }
}

const SITE_URL = 'http://localhost:3000'

/** A throw-away cluster with one migrated template, which every test file clones, and the local Auth API for its keys. */
export default async function setup(project: TestProject) {
  const template = project.config.env.TEST_TEMPLATE ?? 'today'
  const dir = await mkdtemp(join(tmpdir(), 'plinth-test-'))
  const port = await freePort()
  const postgres = await startPostgres({ dir: join(dir, 'pg'), port, durable: false })

  try {
    await createTemplate(port, template)
    await createClone(port, template, 'auth')
    const [apiPort, mailPort] = [await freePort(), await freePort()]
    const api = await startLocalApi({
      adminUrl: adminUrl(port, 'auth'),
      apiPort,
      mailPort,
      dir,
      siteUrl: SITE_URL,
    })
    const { signingKeyFile } = api
    const [apiUrl, mailUrl] = [`http://127.0.0.1:${apiPort}`, `http://127.0.0.1:${mailPort}`]
    project.provide('cluster', { port, template, apiUrl, mailUrl, signingKeyFile })

    return async () => {
      await api.close()
      await postgres.stop()
      await rm(dir, { recursive: true, force: true })
    }
  } catch (error) {
    await postgres.stop()
    await rm(dir, { recursive: true, force: true })
    throw error
  }
}

async function createTemplate(port: number, name: string) {
  await asAdmin(port, (admin) => admin.query(`create database ${name}`))
  await bootstrap(adminUrl(port, name), { autoExposeNewTables: name === 'old_defaults' })
  const ownerUrl = `postgres://postgres:postgres@127.0.0.1:${port}/${name}`
  await migrate(ownerUrl, projectDir, appPassword)
  await withClient(ownerUrl, (client) => applySchemaFiles(client, exampleFiles))
}
