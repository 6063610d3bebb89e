import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JWK } from 'jose'
import { Pool } from 'pg'
import '../lib-modules.ts'
import { signToken } from '../../tests/support/accounts.ts'
import type { Stage } from '../../tests/schema/plans/plans-of.ts'
import { seedManyTenants } from '../../tests/schema/plans/seed.ts'
import { loadOperations } from '../api-operations.ts'
import type { Closing } from '../command/closing.ts'
import { localEnv } from '../dev/local-env.ts'
import { freePort } from '@plinth/local-supabase/ports'
import { startLocalStack } from '../stack/stack.ts'

const SITE_URL = 'http://localhost:3000'

/** The app on a throw-away database that is as full as that of the plan guards. `closing` takes both away. */
export async function setStage(closing: Closing, tell: (progress: string) => void): Promise<Stage> {
  const dir = await mkdtemp(join(tmpdir(), 'plinth-explain-'))
  closing.add(() => rm(dir, { recursive: true, force: true }))

  tell('A throw-away database with every migration …')
  const ports = { db: await freePort(), api: await freePort(), mail: await freePort() }
  const stack = await startLocalStack({ dir, ports, durable: false, siteUrl: SITE_URL })
  const owner = new Pool({ connectionString: stack.adminUrl, max: 2 })
  // Aborting does not wait until the database is filled. The connection breaks.
  owner.on('error', () => {}).on('connect', (client) => client.on('error', () => {}))
  closing.add(() => owner.end())
  closing.add(stack.stop)

  tell('100,000 lines of activity in 2,000 workspaces, and what belongs to them …')
  await seedManyTenants(owner)

  // The app reads its environment with the first of its modules.
  const quiet = { NODE_ENV: 'test', LOG_LEVEL: 'silent' }
  Object.assign(process.env, localEnv(stack, SITE_URL), quiet)
  letStorageFail()
  const { createPlannedScene } = await import('../../tests/schema/plans/scene.ts')
  const { pool } = await import('../../lib/db/pool.ts')
  closing.add(() => pool.end())
  const key = JSON.parse(readFileSync(stack.signingKeyFile, 'utf8')) as JWK
  return {
    scene: await createPlannedScene(owner),
    operations: await loadOperations(),
    tokenFor: (caller) => signToken(key, caller),
  }
}

/** Nothing is stored of the files that the rows name: without Storage an export soon reads their rows a page at a time. */
function letStorageFail() {
  const { fetch } = globalThis
  globalThis.fetch = (asked, given) => {
    const url = asked instanceof Request ? asked.url : String(asked)
    const away = () => Promise.resolve(Response.json({ message: 'Storage is away.' }, { status: 500 }))
    return url.includes('/storage/v1/') ? away() : fetch(asked, given)
  }
}
