import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sealArchive, segmentsIn } from '../physical/wal-archive.ts'
import { withSession } from '../session.ts'

/** Deliberate damages, to see that the drill then fails. */
export const sabotages = {
  base: 'turns one bit of the base backup',
  wal: 'turns one bit of the log archive',
  'wal-unnoticed': 'turns one bit of the log before its hash is taken',
  rows: 'changes one row after the recovery',
  rights: 'drops one policy after the recovery',
  backup: 'turns one bit of the logical backup',
}
export type Sabotage = keyof typeof sabotages

export async function spoilBase(base: string) {
  await turnBit(join(base, 'cluster/global/pg_control'))
}

export async function spoilArchive(archive: string, { unnoticed }: { unnoticed: boolean }) {
  const [, segment = ''] = await segmentsOfWork(archive)
  await turnBit(join(archive, segment), 0.002)
  if (!unnoticed) return
  await rm(join(archive, 'archive.json'))
  await sealArchive(archive)
}

export async function spoilDatabase(adminUrl: string, kind: 'rows' | 'rights') {
  const change = {
    rows: `update public.api_keys set name = 'Another' where id = (select id from public.api_keys limit 1)`,
    rights: 'drop policy "owners and admins read their keys" on public.api_keys',
  }
  await withSession(adminUrl, (client) => client.query(change[kind]))
}

export async function spoilBackup(dir: string) {
  await turnBit(join(dir, 'tables/public.api_keys.copy.gz'))
}

/** Segments that the recovery must replay: the base backup's own, and those that follow. */
async function segmentsOfWork(archive: string) {
  const names = await readdir(archive)
  const [begin = ''] = names.filter((name) => name.endsWith('.backup'))
  const first = begin.slice(0, 24)
  return (await segmentsIn(archive)).filter((name) => name.length === 24 && name >= first)
}

async function turnBit(file: string, at = 0.5) {
  const bytes = await readFile(file)
  const place = Math.floor(bytes.length * at)
  bytes[place] = bytes[place]! ^ 1
  await writeFile(file, bytes)
}
