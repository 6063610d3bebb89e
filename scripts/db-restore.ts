import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closeInOrder, type Closing } from './command/closing.ts'
import { readEnvironment } from './command/environment.ts'
import { connectionHelp, connectRecovery } from './recovery/connection.ts'
import { readKey } from './recovery/key.ts'
import { openBackup } from './recovery/opened-backup.ts'
import { placeAt } from './recovery/place.ts'
import { restore } from './recovery/restore.ts'
import { restoreWorkspace } from './recovery/workspace.ts'

const usage = `Usage: npm run db:restore -- --from <backup> [--replace] [--accept-differences] | [--workspace <id>] | [--check]

Fills a database that has the migrations of the backup, in one transaction. Every byte of the backup is compared with its manifest
before anything is written, and every table with its count and hash before anything is committed. Nobody stays signed in.
--from                 a folder that db:backup made, or s3://bucket/prefix/<its name>
--replace              removes what the database holds, in the same transaction; without it only an empty one is filled
--accept-differences   restores although grants, policies or definitions differ from those of the backup
--workspace            brings back one workspace that was removed, into a database that goes on working
--check                compares the backup with its manifest, and restores nothing

${connectionHelp}`

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    replace: { type: 'boolean', default: false },
    'accept-differences': { type: 'boolean', default: false },
    workspace: { type: 'string' },
    check: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
})

if (values.help) console.log(usage)
else await run()

async function run() {
  const closing = closeInOrder({ signalCode: 1 })
  try {
    await bringBack(closing)
  } catch (error) {
    await closing.fail(error)
  }
  await closing.close()
}

async function bringBack(closing: Closing) {
  if (!values.from)
    throw new Error('Say which backup: npm run db:restore -- --from <folder or s3://bucket/prefix/name>')
  const environment = readEnvironment()
  const workDir = await mkdtemp(join(tmpdir(), 'plinth-restore-'))
  // A file that is being written as it ends may come after the first look.
  closing.add(() => rm(workDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))

  const backup = await openBackup(placeAt(values.from, environment), workDir, readKey(environment.BACKUP_KEY))
  const { tables, objects, createdAt } = backup.manifest
  console.log(`The backup of ${createdAt} is sound: ${tables.length} tables, ${objects.length} stored files.`)
  if (values.check) return

  const to = await connectRecovery(environment, closing)
  const { replace, 'accept-differences': acceptDifferences, workspace } = values
  const given = { backup, to, workDir, tell: console.log }
  if (workspace) await restoreWorkspace({ ...given, workspaceId: workspace })
  else await restore({ ...given, replace, acceptDifferences })
  console.log('Restored, and equal to the backup.')
}
