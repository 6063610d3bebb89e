import type { StoredFiles } from '../../../lib/feature.ts'
import { newSecrets } from '../../../scripts/stack/secrets.ts'
import { stored } from '../../../scripts/deploy/checks/services.ts'
import { type Fault, inDatabase, told } from '../planting'

const livePolicy = `alter policy "a live token hears of its topic" on realtime.messages
  using (extension = 'broadcast' and (select realtime.topic()) = (select auth.jwt() ->> 'live_topic'))`

export const servicesFaults: Record<string, Fault[]> = {
  'data-api.schemas': [
    told('/postgrest', { db_schema: 'public, private', max_rows: 1000 }, 'It shows: private.'),
    told('/postgrest', { db_schema: 'public,graphql_public', max_rows: 1000 }, 'It shows: graphql_public.'),
    told('/postgrest', { db_schema: 'public', max_rows: 100_000 }, /^One answer has up to 100000 rows/),
    told('/postgrest', { max_rows: 1000 }, 'The project does not tell what it shows.'),
  ],
  'data-api.anonymous': [
    {
      says: 'Anybody reads: workspaces.',
      plant: ({ project }) => {
        project.openTables = ['workspaces']
      },
    },
  ],
  'realtime.private': [
    told('/config/realtime', { private_only: null, suspend: null }, /^private_only is null/),
  ],
  'realtime.live': [
    {
      says: /^Its own topic is refused: .*not a valid JWT/,
      also: ['keys.live'],
      plant: ({ variables }) => {
        variables.LIVE_SIGNING_KEY = newSecrets().liveSigningKey
      },
    },
    inDatabase(
      'alter policy "a live token hears of its topic" on realtime.messages using (false)',
      livePolicy,
      /^Its own topic is refused: .*You do not have permissions to read/,
    ),
    inDatabase(
      'alter policy "a live token hears of its topic" on realtime.messages using (true)',
      livePolicy,
      'It joins the topic of another workspace.',
    ),
  ],
  'storage.bucket': [
    inDatabase(
      `insert into storage.buckets (id, name, public) values ('leaflets', 'leaflets', true)`,
      `set local storage.allow_delete_query = true; delete from storage.buckets where id = 'leaflets'`,
      'Open to everybody: leaflets.',
    ),
    ...stored.flatMap(bucketFaults),
  ],
  'storage.limit': [
    told('/config/storage', {}, 'The project does not tell its limit.'),
    ...stored.map(({ sizeBytesMax }) =>
      told(
        '/config/storage',
        { fileSizeLimit: sizeBytesMax - 1 },
        /^The limit is \d+ bytes, the app’s \d+\.$/,
      ),
    ),
  ],
}

/** The faults of a bucket that a feature declares. */
function bucketFaults({ bucket, sizeBytesMax }: StoredFiles): Fault[] {
  const change = (what: string, back: string, says: Fault['says']) =>
    inDatabase(
      `update storage.buckets set ${what} where id = '${bucket}'`,
      `update storage.buckets set ${back} where id in ('${bucket}', 'elsewhere')`,
      says,
    )
  return [
    change('file_size_limit = null', `file_size_limit = ${sizeBytesMax}`, 'It takes any number of bytes.'),
    change(
      `allowed_mime_types = allowed_mime_types || '{text/planted}'`,
      `allowed_mime_types = array_remove(allowed_mime_types, 'text/planted')`,
      /text\/planted/,
    ),
    change(
      `id = 'elsewhere', name = 'elsewhere'`,
      `id = '${bucket}', name = '${bucket}'`,
      `There is no bucket ${bucket}.`,
    ),
  ]
}
