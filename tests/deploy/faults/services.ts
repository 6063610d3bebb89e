import { type Fault, inDatabase, told } from '../planting'

export const servicesFaults: Record<string, Fault[]> = {
  'data-api.schemas': [
    told('/postgrest', { db_schema: 'public, private', max_rows: 1000 }, 'It shows: private.'),
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
  'storage.bucket': [
    inDatabase(
      `update storage.buckets set public = true where id = 'attachments'`,
      `update storage.buckets set public = false where id = 'attachments'`,
      'Open to everybody: attachments.',
    ),
    inDatabase(
      `update storage.buckets set file_size_limit = null where id = 'attachments'`,
      `update storage.buckets set file_size_limit = 26214400 where id = 'attachments'`,
      'It takes any number of bytes.',
    ),
    inDatabase(
      `update storage.buckets set allowed_mime_types = allowed_mime_types || '{text/html}' where id = 'attachments'`,
      `update storage.buckets set allowed_mime_types = array_remove(allowed_mime_types, 'text/html') where id = 'attachments'`,
      /text\/html/,
    ),
    inDatabase(
      `update storage.buckets set id = 'elsewhere', name = 'elsewhere' where id = 'attachments'`,
      `update storage.buckets set id = 'attachments', name = 'attachments' where id = 'elsewhere'`,
      'There is no bucket attachments.',
    ),
  ],
  'storage.limit': [told('/config/storage', { fileSizeLimit: 1_048_576 }, /^The limit is 1048576 bytes/)],
}
