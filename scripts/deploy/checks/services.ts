import { bucket, contentTypes, SIZE_BYTES_MAX } from '../../../lib/features/attachments/schema.ts'
import { type Check, finding, listed } from '../check.ts'
import { is, breaches, type Settings } from '../settings.ts'
import { ask } from '../web.ts'

/** Schemas that clients may see; pg_graphql shows what public does. */
const exposable = new Set(['', 'public', 'graphql_public'])
/** More rows than that in one answer of the Data API is a dump. */
const ROWS_MAX = 1000

export const services: Check[] = [
  {
    id: 'data-api.schemas',
    title: 'The Data API shows no schema but those that policies guard.',
    why: 'private and pgboss hold secrets and mails, and rely on being out of reach.',
    mend: 'Project settings → Data API → Exposed schemas: public at most. The app itself needs none: Enable Data API can be off.',
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
    why: 'It is in every browser: it is the first thing that somebody tries.',
    mend: "See schema.anonymous and schema.row-security; then wait for the schema cache, or notify pgrst, 'reload schema'.",
    link: 'https://supabase.com/docs/guides/api/securing-your-api',
    needs: ['NEXT_PUBLIC_SUPABASE_URL', 'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY'],
    run: async (target) => {
      const headers = { apikey: target.variable('NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY') }
      const tables = ['profiles', 'workspaces', 'tasks']
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
    title: 'Realtime takes private channels alone.',
    why: 'A public channel is one that anybody with the publishable key listens to and writes into.',
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
    id: 'storage.bucket',
    title: 'The bucket is private, and takes files of the sizes and types that the app does.',
    why: 'An upload goes past our server: what the bucket lets in is in.',
    mend: 'Storage → attachments → Edit bucket, as supabase/schemas/94_sample_attachments.sql makes it.',
    link: 'https://supabase.com/docs/guides/storage/buckets/fundamentals',
    needs: ['DATABASE_OWNER_URL'],
    run: (target) =>
      target.asOwner(async (client) => {
        const { rows } = await client.query<Bucket>(
          `select id, public, file_size_limit::text as limit, allowed_mime_types as types from storage.buckets`,
        )
        const ours = rows.find(({ id }) => id === bucket)
        if (!ours) return finding(`There is no bucket ${bucket}.`)
        return finding(
          listed(
            'Open to everybody',
            rows.flatMap((row) => (row.public ? [row.id] : [])),
          ),
          Number(ours.limit) !== SIZE_BYTES_MAX && `It takes ${ours.limit ?? 'any number of'} bytes.`,
          !isSameSet(ours.types ?? [], contentTypes) && `It takes ${ours.types?.join(', ') ?? 'any type'}.`,
        )
      }),
  },
  {
    id: 'storage.limit',
    title: 'The project lets files through that are as large as the app allows.',
    why: 'The smaller of the two limits holds: people would be refused what the page offers.',
    mend: 'Storage → Settings → Global file size limit: 25 MB or more.',
    link: 'https://supabase.com/docs/guides/storage/uploads/file-limits',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async ({ management }) => {
      const { fileSizeLimit: limit } = (await management.read('/config/storage')) as {
        fileSizeLimit?: number
      }
      return finding(
        !(Number(limit) >= SIZE_BYTES_MAX) && `The limit is ${limit} bytes, the app’s ${SIZE_BYTES_MAX}.`,
      )
    },
  },
]

type Bucket = { id: string; public: boolean; limit: string | null; types: string[] | null }

function isSameSet(found: readonly string[], wanted: readonly string[]) {
  return found.length === wanted.length && wanted.every((entry) => found.includes(entry))
}
