import { readOptions } from './command/options.ts'
import { help, makeBackup } from './recovery/backup-command.ts'
import { runClosing } from './command/run-closing.ts'

const usage = `Usage: npm run db:backup [-- --to <folder or s3://bucket/prefix>] [--without-objects]

Takes one moment of the database, and the files of its Storage, to a folder of its own: rows as the text of COPY, compressed,
and a manifest with counts, hashes, migrations and rights. People go on working. The temporary directory holds all of it for a while.
--to                a folder, or a prefix in an S3-compatible storage (.plinth/backups)
--without-objects   leaves the stored files out

${help}`

const { values } = readOptions({
  options: {
    to: { type: 'string', default: '.plinth/backups' },
    'without-objects': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h' },
  },
})

if (values.help) console.log(usage)
else await runClosing((closing) => makeBackup(values, closing))
