import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

export const memoryDir = '/dev/shm'
/** Several times the space that a whole run needs. */
const ROOM_BYTES = 4 * 1024 ** 3

/** The directory of throw-away files. It is in memory if there is room, because every test database is a thousand small files. */
export function temporaryDir(): string {
  try {
    const { bavail, bsize } = statfsSync(memoryDir)
    return bavail * bsize >= ROOM_BYTES ? memoryDir : tmpdir()
  } catch {
    return tmpdir()
  }
}
