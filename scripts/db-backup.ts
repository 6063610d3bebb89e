import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closeInOrder, type Closing } from './command/closing.ts'
import { readEnvironment } from './command/environment.ts'
import { backUp } from './recovery/backup.ts'
import { connectionHelp, connectRecovery } from './recovery/connection.ts'
import { readKey } from './recovery/key.ts'
import { placeAt } from './recovery/place.ts'

const usage = `Usage: npm run db:backup [-- --to <folder or s3://bucket/prefix>] [--without-objects]

Takes one moment of the database, and the files of its Storage, to a folder of its own: rows as the text of COPY, compressed,
and a manifest with counts, hashes, migrations and rights. People go on working. The temporary directory holds all of it for a while.
--to                a folder, or a prefix in an S3-compatible storage (.plinth/backups)
--without-objects   leaves the stored files out

${connectionHelp}`

const { values } = parseArgs({
  options: {
    to: { type: 'string', default: '.plinth/backups' },
    'without-objects': { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
})

if (values.help) console.log(usage)
else await run()

async function run() {
  const closing = closeInOrder({ signalCode: 1 })
  try {
    await makeBackup(closing)
  } catch (error) {
    await closing.fail(error)
  }
  await closing.close()
}

async function makeBackup(closing: Closing) {
  const environment = readEnvironment()
  const key = readKey(environment.BACKUP_KEY)
  const to = placeAt(values.to, environment)
  const workDir = await mkdtemp(join(tmpdir(), 'plinth-backup-'))
  // A file that is being written as it ends may come after the first look.
  closing.add(() => rm(workDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))

  const from = await connectRecovery(environment, closing)
  const withoutObjects = values['without-objects'] ?? false
  const { name, manifest } = await backUp({ from, to, workDir, key, withoutObjects, tell: console.log })
  if (manifest.withoutContent.length > 0) {
    console.warn(`${manifest.withoutContent.length} stored files are not in the backup.`)
  }
  console.log(`${to.addressOf(name)} is whole${key ? ', and encrypted' : ''}.`)
}
