import type { Closing } from '../command/closing.ts'
import { readEnvironment } from '../command/environment.ts'
import { connectionHelp, connectRecovery } from './connection.ts'
import { readKey } from './key.ts'
import { openBackup } from './opened-backup.ts'
import { placeAt } from './place-at.ts'
import { restore } from './restore.ts'
import { makeWorkDir } from './work-dir.ts'
import { restoreWorkspace } from './workspace.ts'

export const help = connectionHelp

type Given = {
  from?: string
  replace: boolean
  'accept-differences': boolean
  workspace?: string
  check: boolean
}

export async function restoreBackup(given: Given, closing: Closing) {
  if (!given.from)
    throw new Error('Say which backup: npm run db:restore -- --from <folder or s3://bucket/prefix/name>')
  const environment = readEnvironment()
  const workDir = await makeWorkDir('restore', closing)

  const backup = await openBackup(placeAt(given.from, environment), workDir, readKey(environment.BACKUP_KEY))
  const { tables, objects, createdAt } = backup.manifest
  console.log(`The backup of ${createdAt} is sound: ${tables.length} tables, ${objects.length} stored files.`)
  if (given.check) return

  const to = await connectRecovery(environment, closing)
  const { replace, 'accept-differences': acceptDifferences, workspace } = given
  const options = { backup, to, workDir, tell: console.log }
  if (workspace) await restoreWorkspace({ ...options, workspaceId: workspace })
  else await restore({ ...options, replace, acceptDifferences })
  console.log('Restored, and equal to the backup.')
}
