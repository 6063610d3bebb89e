import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { log } from '@/lib/observability/log'

const Manifest = z.object({ node: z.record(z.string(), z.unknown()) })

let known: ReadonlySet<string> | undefined
let isRead = false

/** Undefined in development, and where the proxy lacks the files of the build. */
export function knownActions(): ReadonlySet<string> | undefined {
  if (!isRead) known = readIds(process.env.DIST_DIR)
  isRead = true
  return known
}

function readIds(distDir: string | undefined) {
  if (!distDir) return undefined
  try {
    const path = join(
      /* turbopackIgnore: true */ process.cwd(),
      distDir,
      'server/server-reference-manifest.json',
    )
    return new Set(Object.keys(Manifest.parse(JSON.parse(readFileSync(path, 'utf8'))).node))
  } catch (error) {
    log.warn({ error }, 'the Server Actions of this build are unknown')
    return undefined
  }
}
