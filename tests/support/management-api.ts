import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { authConfig } from './auth-config.ts'

export const projectRef = 'abcdefghijklmnopqrst'

type Write = { method: string; path: string; body: Record<string, unknown> }
type Attributes = Record<'database' | 'auth' | 'api' | 'realtime' | 'storage', object>

const feature = { enabled: false }

/** A hosted project as it is before anybody has set anything, but for `auth`, where a test says what differs. */
function attributesWith(auth: object): Attributes {
  return {
    database: { ssl_enforced: false, network_restrictions: {} },
    auth,
    api: { db_schema: 'public,graphql_public', db_extra_search_path: 'public,extensions', max_rows: 1000 },
    realtime: { private_only: false },
    storage: {
      file_size_limit: 52_428_800,
      features: {
        image_transformation: feature,
        s3_protocol: { enabled: true },
        iceberg_catalog: { ...feature, max_catalogs: 2, max_namespaces: 5, max_tables: 10 },
        vector_buckets: { ...feature, max_buckets: 10, max_indexes: 5 },
      },
    },
  }
}

/**
 * The part of Supabase's Management API that `supabase config push` speaks to. It keeps what is written, and answers as if it were so.
 * https://supabase.com/docs/reference/api
 */
export async function startManagementApi(auth: object) {
  const writes: Write[] = []
  const project = `/v1/projects/${projectRef}`
  const readable: Record<string, unknown> = {
    [project]: {
      id: projectRef,
      ref: projectRef,
      name: 'plinth',
      organization_id: 'plinth',
      organization_slug: 'plinth',
      region: 'eu-central-1',
      status: 'ACTIVE_HEALTHY',
      created_at: '2026-01-01T00:00:00Z',
      database: { host: 'db.test', version: '17.6', postgres_engine: '17', release_channel: 'ga' },
    },
    [`${project}/billing/addons`]: { selected_addons: [], available_addons: [] },
    [`/v2/projects/${projectRef}/config`]: { data: { attributes: attributesWith(auth) } },
  }

  const server = createServer(async (request, response) => {
    const [method, path] = [request.method ?? '', request.url ?? '']
    const sent = await text(request)
    if (method !== 'GET') writes.push({ method, path: path.replace(project, ''), body: JSON.parse(sent) })
    const answer = method === 'GET' ? readable[path] : answerTo(path)
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? { message: 'Not found' }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    writes,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** The response to a write. The CLI requires it and reads nothing from it. */
function answerTo(path: string): object {
  if (path.endsWith('/ssl-enforcement'))
    return { currentConfig: { database: true }, appliedSuccessfully: true }
  return path.endsWith('/postgrest') ? dataApi : authConfig()
}

const dataApi = {
  db_schema: 'public',
  max_rows: 1000,
  db_extra_search_path: 'public,extensions',
  db_pool: null,
  db_pool_acquisition_timeout: null,
  db_pool_max_lifetime: null,
  db_pool_max_idletime: null,
}
