import type { Closing } from '../command/closing.ts'
import { readEnvironment } from '../command/environment.ts'
import { backUp } from './backup.ts'
import { connectionHelp, connectRecovery } from './connection.ts'
import { readKey } from './key.ts'
import { placeAt } from './place-at.ts'
import { makeWorkDir } from './work-dir.ts'

export const help = connectionHelp

type Given = { to: string; 'without-objects': boolean }

export async function makeBackup(
  { to: address, 'without-objects': withoutObjects }: Given,
  closing: Closing,
) {
  const environment = readEnvironment()
  const key = readKey(environment.BACKUP_KEY)
  const to = placeAt(address, environment)
  const workDir = await makeWorkDir('backup', closing)

  const from = await connectRecovery(environment, closing)
  const { name, manifest } = await backUp({ from, to, workDir, key, withoutObjects, tell: console.log })
  if (manifest.withoutContent.length > 0) {
    console.warn(`${manifest.withoutContent.length} stored files are not in the backup.`)
  }
  console.log(`${to.addressOf(name)} is whole${key ? ', and encrypted' : ''}.`)
}
