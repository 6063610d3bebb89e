import { loadModule, parseSync } from 'libpg-query'

export type SqlNode = { [property: string]: unknown }
/** One statement: as it is written, with the comments above it, and as Postgres's own parser reads it. */
export type Statement = { text: string; kind: string; node: SqlNode }

type Parsed = { stmts?: { stmt: Record<string, SqlNode>; stmt_location?: number; stmt_len?: number }[] }

await loadModule()

/** The statements of a file. Throws what Postgres's parser says of it. */
export function parseStatements(sql: string): Statement[] {
  const bytes = Buffer.from(sql)
  return parse(sql).map(({ stmt, stmt_location: start = 0, stmt_len: length }) => {
    const [kind, node] = Object.entries(stmt)[0]!
    const end = length ? start + length : bytes.length
    return { kind, node, text: bytes.toString('utf8', start, end).trim().replace(/;$/, '') }
  })
}

/** Equal for texts that Postgres reads alike: neither comments, nor spaces, nor how statements were cut apart, matter. */
export function fingerprint(sql: string): string {
  return JSON.stringify(
    parse(sql).map(({ stmt }) => stmt),
    (key, value: unknown) => (key === 'location' ? undefined : value),
  )
}

function parse(sql: string) {
  return (parseSync(sql) as Parsed).stmts ?? []
}
