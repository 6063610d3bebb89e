import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Client, Pool, QueryResult } from 'pg'

const BLOCK_BYTES = 512

/** Installs pgTAP where `supabase test db` would have it. PGlite carries its SQL: https://pglite.dev/extensions/#pgtap */
export async function installPgtap(admin: Pool): Promise<void> {
  const pglite = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
  const sql = fileIn(gunzipSync(readFileSync(join(pglite, 'pgtap.tar.gz'))), /\/pgtap--[\d.]+\.sql$/)
  const client = await admin.connect()
  try {
    await client.query(`begin; set local search_path = extensions, public; ${sql}; commit`)
  } finally {
    client.release()
  }
}

/** The text of the one file in a tar archive whose name matches. https://www.gnu.org/software/tar/manual/html_node/Standard.html */
function fileIn(archive: Buffer, wanted: RegExp): string {
  for (let at = 0; at + BLOCK_BYTES <= archive.length;) {
    const name = archive.toString('utf8', at, at + 100).replace(/\0.*$/s, '')
    const size = Number.parseInt(archive.toString('utf8', at + 124, at + 136), 8) || 0
    const start = at + BLOCK_BYTES
    if (wanted.test(name)) return archive.toString('utf8', start, start + size)
    at = start + Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES
  }
  throw new Error(`The archive has no ${wanted.source}.`)
}

/** Runs a pgTAP file and returns what is wrong with it: failed tests with their diagnosis, and a plan that is missing or not kept. */
export async function problemsOf(client: Client, sql: string): Promise<string[]> {
  const results = (await client.query(sql)) as unknown as QueryResult<Record<string, unknown>>[]
  const lines = results
    .flatMap(({ rows }) => rows)
    .flatMap((row) => Object.values(row).flatMap((value) => String(value).split('\n')))

  const planned = lines.map((line) => /^1\.\.(\d+)$/.exec(line)?.[1]).find(Boolean)
  const ran = lines.filter((line) => /^(not )?ok \d/.test(line)).length
  const failed = lines.filter((line) => /^not ok|^# /.test(line))
  return ran > 0 && Number(planned) === ran ? failed : [...failed, `planned ${planned}, ran ${ran}`]
}
