import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startApi } from '@plinth/local-supabase/api'
import { freePort } from '@plinth/local-supabase/ports'
import { projectConfig } from '../../../scripts/stack/config.ts'

type Secrets = { publishableKey: string; secretKey: string; liveSigningKey: string }

/** The local Realtime on the stand-in's database, whose policies are those of the migrations. */
export async function startRealtime(adminUrl: string, { liveSigningKey, ...keys }: Secrets) {
  const dir = await mkdtemp(join(tmpdir(), 'plinth-realtime-'))
  const port = await freePort()
  const api = await startApi({
    adminUrl,
    apiPort: port,
    mailPort: await freePort(),
    dir,
    siteUrl: 'http://localhost:3000',
    config: projectConfig(),
    keys,
    trustedKeys: [JSON.parse(liveSigningKey)],
  })
  return {
    port,
    async stop() {
      await api.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
