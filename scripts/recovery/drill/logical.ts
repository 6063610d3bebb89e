import { mkdir } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Closing } from '../../command/closing.ts'
import { backUp } from '../backup.ts'
import { readState } from '../database-state.ts'
import { openBackup } from '../opened-backup.ts'
import { placeAt } from '../place-at.ts'
import { restore } from '../restore.ts'
import { withSession } from '../session.ts'
import { buildHouse, type House, openServices } from './house.ts'
import type { DrillLog } from './log.ts'
import { requireSame } from './point-in-time.ts'
import { type Sabotage, spoilBackup } from './sabotage.ts'
import { requireFile, requireSignIn, type Tenant } from './workload.ts'

/** A backup by db:backup, and a new cluster that db:restore fills from it. */
export async function rehearseLogical(
  { from, to, tenant }: { from: House; to: House; tenant: Tenant },
  closing: Closing,
  log: DrillLog,
  sabotage?: Sabotage,
) {
  const [workDir, place] = [join(to.dir, 'work'), placeAt(join(to.dir, 'backups'), {})]
  await mkdir(workDir, { recursive: true })
  // A bit that is turned must be found in an encrypted backup as in one that is not.
  const key = sabotage ? undefined : randomBytes(32)
  const state = await withSession(from.adminUrl, readState)

  const { name } = await log.step('a logical backup, encrypted', () =>
    backUp({ from: from.connection, to: place, workDir, key }),
  )
  if (sabotage === 'backup') await spoilBackup(place.addressOf(name))

  await log.step('another new cluster, migrated', () => buildHouse(to, closing))
  const services = await openServices(to, closing)
  await log.step('its restore, with the stored files', async () => {
    const backup = await openBackup(placeAt(place.addressOf(name), {}), workDir, key)
    await restore({ backup, to: to.connection, workDir })
  })
  // Storage notes there when a file was put back.
  await requireSame(to.adminUrl, state, log, ['storage.objects'])

  await log.step('sign-in there, and the stored file', async () => {
    await requireSignIn(services, tenant)
    await requireFile(services)
  })
}
