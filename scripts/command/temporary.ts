import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

export const memoryDir = '/dev/shm'
/** What a whole run needs at once, several times over. */
const ROOM_BYTES = 4 * 1024 ** 3

/** Where throw-away files lie: in memory, where there is room, because every database of a test is a thousand small files. */
export function temporaryDir(): string {
  try {
    const { bavail, bsize } = statfsSync(memoryDir)
    return bavail * bsize >= ROOM_BYTES ? memoryDir : tmpdir()
  } catch {
    return tmpdir()
  }
}
