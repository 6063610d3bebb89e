import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memoryDir = '/dev/shm'
/** Several times what a whole run needs at once. */
const ROOM_BYTES = 4 * 1024 ** 3

/** The directory of throw-away files: the folder that `npm test` made for its run, else in memory, else on disk. */
export function temporaryDir(): string {
  return process.env.RUN_FOLDER ?? (hasRoomInMemory() ? memoryDir : diskDir())
}

/** Memory is faster for databases, each of which is a thousand small files. */
export function hasRoomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memoryDir)
    return bavail * bsize >= ROOM_BYTES
  } catch {
    return false
  }
}

// The usual one of macOS is so long that the path of a socket in it would not fit.
function diskDir() {
  return process.platform === 'darwin' ? '/tmp' : tmpdir()
}
