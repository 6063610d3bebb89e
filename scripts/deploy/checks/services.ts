import type { Feature, StoredFiles } from '../../../lib/feature.ts'
import { features } from '../../../lib/features.ts'
import { randomUUID } from 'node:crypto'
import { signLiveToken } from '../../../lib/auth/sign-live-token.ts'
import { readSigningKey } from '../../../lib/environment/signing-key.ts'
import { type Check, doesNotApply, finding, listed } from '../check.ts'
import { refusalToJoin } from '../join-topic.ts'
import { is, breaches, type Settings } from '../settings.ts'
import { ask } from '../web.ts'
import { withoutLiveKey } from './keys.ts'

const declared: readonly Feature[] = features
/** The stored files of each feature that has some. */
export const stored = declared.flatMap(({ files }) => files ?? [])
const sizeBytesMax = Math.max(0, ...stored.map((files) => files.sizeBytesMax))

/** The schemas that clients may see: public, or none. */
const exposable = new Set(['', 'public'])
/** More rows than that in one answer of the Data API is a dump. */
const ROWS_MAX = 1000

export const services: Check[] = [
  {
    id: 'data-api.schemas',
    title: 'The Data API exposes no schema but public.',
    why: 'private and pgboss hold secrets and mails, and must stay out of reach. graphql_public opens GraphQL with its introspection, which nothing here uses.',
    mend: 'Project settings → Data API → Exposed schemas: public at most, graphql_public removed. The app itself needs none: Enable Data API can be off.',
    link: 'https://supabase.com/docs/guides/database/hardening-data-api',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async ({ management }) => {
      const told = (await management.read('/postgrest')) as { db_schema?: string; max_rows?: number }
      if (typeof told.db_schema !== 'string') return finding('The project does not tell what it shows.')
      const schemas = told.db_schema.split(',').map((name) => name.trim())
      const rows = told.max_rows ?? Infinity
      return finding(
        listed(
          'It shows',
          schemas.filter((name) => !exposable.has(name)),
        ),
        schemas[0] !== '' && rows > ROWS_MAX && `One answer has up to ${rows} rows, more than ${ROWS_MAX}.`,
      )
    },
  },
  {
    id: 'data-api.anonymous',
    title: 'The publishable key alone reads no table.',
    why: 'Every browser has it, so attackers try it first.',
    mend: "See schema.anonymous and schema.row-security, then wait for the schema cache, or notify pgrst, 'reload schema'.",
    link: 'https://supabase.com/docs/guides/api/securing-your-api',
    needs: ['NEXT_PUBLIC_SUPABASE_URL', 'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY'],
    run: async (target) => {
      const headers = { apikey: target.variable('NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY') }
      const tables = ['profiles', 'workspaces', 'memberships']
      const answers = await Promise.all(
        tables.map((table) => ask(target.supabase(`/rest/v1/${table}?limit=1`), { headers })),
      )
      return finding(
        listed(
          'Anybody reads',
          tables.filter((_, index) => answers[index]!.status < 300),
        ),
      )
    },
  },
  {
    id: 'realtime.private',
    title: 'Realtime accepts private channels only.',
    why: 'Anybody with the publishable key can read and write a public channel.',
    mend: 'Realtime → Settings → Allow public access off.',
    link: 'https://supabase.com/docs/guides/realtime/authorization',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async ({ management }) => {
      const told = (await management.read('/config/realtime')) as Settings
      // Without Realtime pages look for changes every 15 seconds.
      return finding(...(told.suspend === true ? [] : breaches(told, { private_only: is(true) })))
    },
  },
  {
    id: 'realtime.live',
    title: 'A token of live updates joins its own topic of Realtime and no other.',
    why: 'The key, the policy and Realtime have to agree, which the project itself shows best.',
    mend: 'See keys.live and schema.migrations, and Realtime → Settings → Enable Realtime service. If the key is on standby, Rotate keys: the key before it stays trusted.',
    link: 'https://supabase.com/docs/guides/realtime/authorization',
    needs: ['NEXT_PUBLIC_SUPABASE_URL', 'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY'],
    run: async (target) => {
      const key = readSigningKey(target.variables.LIVE_SIGNING_KEY ?? '')
      if (!key) return doesNotApply(withoutLiveKey)
      const [topic, another] = [randomUUID(), randomUUID()].map((id) => `workspace:${id}`) as [string, string]
      const { token } = await signLiveToken(key, topic)
      const url = target.supabase('')
      const publishableKey = target.variable('NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY')
      const refusal = await refusalToJoin({ url, publishableKey, token, topic })
      if (refusal) return finding(`Its own topic is refused: ${refusal}`)
      const opened = !(await refusalToJoin({ url, publishableKey, token, topic: another }))
      return finding(opened && 'It joins the topic of another workspace.')
    },
  },
  {
    id: 'storage.bucket',
    title: 'The bucket is private, and accepts the same sizes and types as the app.',
    why: 'Uploads bypass our server, so the bucket has to enforce the limits.',
    mend: 'Storage → the bucket → Edit bucket, as its migration makes it.',
    link: 'https://supabase.com/docs/guides/storage/buckets/fundamentals',
    needs: ['DATABASE_OWNER_URL'],
    run: (target) =>
      target.asOwner(async (client) => {
        const { rows } = await client.query<Bucket>(
          `select id, public, file_size_limit::text as limit, allowed_mime_types as types from storage.buckets`,
        )
        return finding(
          listed(
            'Open to everybody',
            rows.flatMap((row) => (row.public ? [row.id] : [])),
          ),
          ...stored.flatMap((files) => differencesOf(files, rows)),
        )
      }),
  },
  {
    id: 'storage.limit',
    title: 'The project accepts files as large as the app does.',
    why: 'The smaller limit applies, so people would be refused files that the page accepts.',
    mend: 'Storage → Settings → Global file size limit: 25 MB or more.',
    link: 'https://supabase.com/docs/guides/storage/uploads/file-limits',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async ({ management }) => {
      const { fileSizeLimit: limit } = (await management.read('/config/storage')) as {
        fileSizeLimit?: number
      }
      if (typeof limit !== 'number') return finding('The project does not tell its limit.')
      return finding(limit < sizeBytesMax && `The limit is ${limit} bytes, the app’s ${sizeBytesMax}.`)
    },
  },
]

type Bucket = { id: string; public: boolean; limit: string | null; types: string[] | null }

function differencesOf({ bucket, contentTypes, sizeBytesMax: most }: StoredFiles, rows: Bucket[]) {
  const found = rows.find(({ id }) => id === bucket)
  if (!found) return [`There is no bucket ${bucket}.`]
  return [
    Number(found.limit) !== most && `It takes ${found.limit ?? 'any number of'} bytes.`,
    !isSameSet(found.types ?? [], contentTypes) && `It takes ${found.types?.join(', ') ?? 'any type'}.`,
  ]
}

function isSameSet(found: readonly string[], wanted: readonly string[]) {
  return found.length === wanted.length && wanted.every((entry) => found.includes(entry))
}
