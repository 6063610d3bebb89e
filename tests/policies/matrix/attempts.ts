import type pg from 'pg'
import { DatabaseError } from 'pg'
import { expected } from './expected'
import { identities, type Identity, ownVerbs, samples, type Scene, targets } from './scene'
import { justProved } from '../../support/accounts'
import { filled } from '../../support/named-values'

/** One line of expected.ts: what is tried, of which section, and a cell for each identity. */
export type Line = { section: string; table: string; verb: string; columns: string[]; cells: string }

export const lines: Line[] = parseLines()

function parseLines() {
  let section = ''
  return expected.split('\n').flatMap((text): Line[] => {
    const cells = /^ {2}([-.x! ]+?) {3}(.+)$/.exec(text)
    if (!cells) {
      section = text.trim() || section
      return []
    }
    const own = ownVerbs[`${section.split(' ')[0]} ${cells[2]}`]
    const [verb = '', ...columns] = own ? [cells[2]!] : cells[2]!.split(' ')
    return [{ section, table: section.split(' ')[0]!, verb, columns, cells: cells[1]!.replaceAll(' ', '') }]
  })
}

export type Attempt = { what: string; read: boolean; text: string; cells: string }

/** The statements of one line, a statement for each of its columns. `columns` are all of its table's. */
export function attemptsOf(line: Line, columns: Column[]): Attempt[] {
  const { section, table, verb, cells } = line
  const target = targets[section]!
  const attempt = (text: string, column = ''): Attempt => ({
    what: [section, verb, column].join(' ').trim(),
    read: verb === 'select',
    text,
    cells,
  })

  if (verb === 'delete') return [attempt(`delete from ${table} where ${target}`)]
  if (verb === 'move') return [attempt(moveOf(table, target))]
  const own = ownVerbs[`${table} ${verb}`]
  if (own) return [attempt(own)]

  const named = columnsOf(line, columns)
  if (verb === 'select')
    return named.map((name) => attempt(`select ${name} from ${table} where ${target}`, name))
  if (verb === 'update') {
    return named.map((name) => attempt(`update ${table} set ${name} = ${itself(name)} where ${target}`, name))
  }
  return named.map((name) => attempt(insertOf(table, name), name))

  function itself(name: string) {
    return columns.find((column) => column.name === name)?.generated ? 'default' : name
  }
}

export type Column = { table: string; name: string; generated: boolean; binary: boolean }

/** The columns that a line means: those it names, or those that no line of its verb names. */
export function columnsOf({ section, verb, columns }: Line, all: Column[]): string[] {
  if (columns[0] !== 'rest') return columns
  const named = lines
    .filter((line) => line.section === section && line.verb === verb)
    .flatMap((line) => line.columns)
  return all.map(({ name }) => name).filter((name) => !named.includes(name))
}

// Only what is granted may be named, so each column is added to the sample of those that the first line grants.
function insertOf(table: string, column: string) {
  const values = { [column]: 'default', ...samples[table] }
  return `insert into ${table} (${Object.keys(values).join()}) values (${Object.values(values).join()})`
}

function moveOf(table: string, target: string) {
  const to = { workspaces: 'id = :theirs', profiles: 'id = :self' }[table] ?? 'workspace_id = :theirs'
  return `update ${table} set ${to} where ${target}`
}

/** Tries a statement as somebody, undoes it, and returns the cell that it earns. The client is in a transaction. */
export async function outcomeOf(
  client: pg.ClientBase,
  scene: Scene,
  who: Identity,
  text: string,
): Promise<string> {
  const { role, claims, keyHash } = scene.settings[who]
  const values = { ...scene.values, stranger: scene.selfOf.stranger, self: scene.selfOf[who] }
  // Objects are removed as the Storage API does it, so that their policies judge and not the guard before them.
  const become = `savepoint attempt; select set_config('role', '${role}', true),
    set_config('request.jwt.claims', '${JSON.stringify(proved(claims))}', true), set_config('app.api_key_hash', '${keyHash}', true),
    set_config('storage.allow_delete_query', 'true', true)`
  try {
    await client.query(become)
    const results = [await client.query(filled(text, values))].flat()
    await client.query('set constraints all immediate')
    return results.at(-1)!.rowCount ? 'x' : '.'
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    if (error.message.includes('row-level security')) return '.'
    return error.message.startsWith('permission denied for table') ? '-' : '!'
  } finally {
    await client.query('rollback to attempt; release attempt')
  }
}

// A person has just signed in, however long the matrix runs.
function proved(claims: object) {
  return 'sub' in claims ? { ...justProved(), ...claims } : claims
}

/** Attempts that come out differently than their cells say, in words, until there are `enough`. */
export async function mistakesOf(
  client: pg.ClientBase,
  scene: Scene,
  attempts: Attempt[],
  enough = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const mistakes: string[] = []
  for (const { what, text, cells } of attempts) {
    for (const [index, who] of identities.entries()) {
      const outcome = await outcomeOf(client, scene, who, text)
      if (outcome !== cells[index]) mistakes.push(`${what}: ${who} gets ${outcome}, not ${cells[index]}`)
      if (mistakes.length >= enough) return mistakes
    }
  }
  return mistakes
}
