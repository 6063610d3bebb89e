import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Closing } from '../command/closing.ts'

/** A temporary directory that is gone once `closing` has ended. */
export async function makeWorkDir(name: string, closing: Closing): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), `plinth-${name}-`))
  // A file that is being written as the command ends may appear after the first look.
  closing.add(() => rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))
  return dir
}
