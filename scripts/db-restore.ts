import { readOptions } from './command/options.ts'
import { help, restoreBackup } from './recovery/restore-command.ts'
import { runClosing } from './command/run-closing.ts'

const usage = `Usage: npm run db:restore -- --from <backup> [--replace] [--accept-differences] | [--workspace <id>] | [--check]

Fills a database that has the migrations of the backup, in one transaction. Every byte of the backup is compared with its manifest
before anything is written, and every table with its count and hash before anything is committed. Nobody stays signed in.
--from                 a folder that db:backup made, or s3://bucket/prefix/<its name>
--replace              removes what the database holds, in the same transaction (without it only an empty one is filled)
--accept-differences   restores although grants, policies or definitions differ from those of the backup
--workspace            brings back one workspace that was removed, into a database that goes on working
--check                compares the backup with its manifest, and restores nothing

${help}`

const { values } = readOptions({
  options: {
    from: { type: 'string' },
    replace: { type: 'boolean', default: false },
    'accept-differences': { type: 'boolean', default: false },
    workspace: { type: 'string' },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h' },
  },
})

if (values.help) console.log(usage)
else await runClosing((closing) => restoreBackup(values, closing))
