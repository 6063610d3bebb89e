import { createHash } from 'node:crypto'
import { Transform, Writable, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { from, to } from 'pg-copy-streams'
import type { Table } from './tables.ts'

export type Fingerprint = { rows: number; sha256: string }

type Named = Pick<Table, 'name' | 'columns'>

/** Writes a table as the text of COPY, and returns its fingerprint. https://www.postgresql.org/docs/17/sql-copy.html */
export async function copyOut(client: Client, table: Table, into: Writable): Promise<Fingerprint> {
  const { name, columns, order } = table
  const rows = client.query(
    to(`copy (select ${columns.join(', ')} from ${name} order by ${order}) to stdout`),
  )
  const { through, digest } = hashing()

  await pipeline(rows, through, into)
  return { rows: rows.rowCount, sha256: digest() }
}

/** The number of rows, and a hash that no other content has. */
export function fingerprint(client: Client, table: Table): Promise<Fingerprint> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  return copyOut(client, table, nowhere)
}

/** Adds the rows of copyOut. */
export async function copyIn(client: Client, { name, columns }: Named, rows: Readable): Promise<void> {
  await pipeline(rows, client.query(from(`copy ${name} (${columns.join(', ')}) from stdin`)))
}

/** `digest` is for the end. */
export function hashing() {
  const hash = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { through, digest: () => hash.digest('hex'), bytes: () => bytes }
}
