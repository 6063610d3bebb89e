import { dirname } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { startLocalApi } from '../../scripts/stack/api.ts'
import { freePort } from '@plinth/local-supabase/ports'
import { adminUrl } from '../support/clones'
import { owner } from '../support/owner'
import { tokenFor } from '../support/people'
import { type Column, columnsOf, type Line, lines } from '../policies/matrix/attempts'
import { columnsOfPublic } from '../policies/matrix/catalogue'
import {
  createScene,
  identities,
  type Identity,
  samples,
  type Scene,
  targets,
} from '../policies/matrix/scene'
import { ARRIVAL_MS } from '../../scripts/command/patience'
import { filled } from '../support/named-values'

/** An API key acts through our own API only. */
const visitors = identities.filter((who) => !['key', 'bareKey'].includes(who))
const keys = {
  publishable: localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
  secret: localDefaults.SUPABASE_SECRET_KEY,
}

let url: string
let columns: Column[]
let stop: () => Promise<void>
beforeAll(async () => {
  const { port, signingKeyFile } = inject('cluster')
  const apiPort = await freePort()
  const api = await startLocalApi({
    adminUrl: adminUrl(port, process.env.TEST_DATABASE!),
    apiPort,
    mailPort: await freePort(),
    dir: dirname(signingKeyFile),
    siteUrl: localDefaults.NEXT_PUBLIC_SITE_URL,
  })
  stop = () => api.close()
  url = `http://127.0.0.1:${apiPort}/rest/v1`
  columns = await columnsOfPublic(owner)
})
afterAll(() => stop())

// The local Data API prints every refusal of the database. Its answers are judged here.
afterEach(() => {
  vi.mocked(console.error).mockClear()
})

const ofDoor = lines.filter(({ verb }) => ['select', 'insert', 'update', 'delete'].includes(verb))

test.each(ofDoor)(
  'only the secret key reads or writes past the server: $section, $verb $columns',
  async (line) => {
    const changes = ['insert', 'delete'].includes(line.verb)
    let scene = await createScene()

    const mistakes: string[] = []
    for (const who of visitors) {
      if (changes) scene = await createScene()
      // A user's token gets nothing there, whatever its owner may do through the server.
      const cell = who === 'service' ? line.cells[identities.indexOf(who)]! : '-'
      for (const column of columnsToTry(line, cell)) {
        const done = await sent(line, column, scene, who)
        if (done !== (cell === 'x'))
          mistakes.push(`${line.verb} ${column}: ${who} ${done ? 'does' : 'does not'}`)
      }
    }

    expect(mistakes).toEqual([])
  },
)

/**
 * The door has no word for a column's default, so an insert is tried whole, and with a column too many where that must fail. A generated
 * column has no value to give, and the local Data API takes no bytes: both are tried where they are refused.
 */
function columnsToTry(line: Line, cell: string): string[] {
  const ofTable = columns.filter(({ table }) => table === line.table)
  const given = ofTable.filter(({ generated, binary }) => cell !== 'x' || !(generated || binary))
  const names = columnsOf(line, ofTable).filter((name) => given.some((column) => column.name === name))

  if (line.verb === 'delete') return ['']
  if (line.verb === 'select') return columnsOf(line, ofTable)
  if (line.verb === 'update') return names
  if (line.columns[0] === 'rest') return cell === 'x' ? [] : names
  return cell === 'x' && names.length < line.columns.length ? [] : ['']
}

async function sent({ section, table, verb }: Line, column: string, scene: Scene, who: Identity) {
  const self = scene.selfOf[who]
  const filters = filtersOf(targets[section]!, { ...scene.values, ...(self && { self }) })
  if (!filters) return false
  const request = {
    select: () => call('GET', `${table}?select=${column}&${filters}`),
    delete: () => call('DELETE', `${table}?${filters}`),
    update: async () =>
      call('PATCH', `${table}?${filters}`, { [column]: await valueOf(section, column, scene, self) }),
    insert: async () =>
      call('POST', table, { ...(column && { [column]: null }), ...(await sampleOf(table, scene)) }),
  }[verb as 'select']
  return request()

  async function call(method: string, path: string, body?: object) {
    const response = await fetch(`${url}/${path}`, {
      method,
      headers: {
        ...(await credentialsOf(who, scene)),
        'content-type': 'application/json',
        prefer: 'count=exact, return=minimal',
      },
      body: body ? JSON.stringify(body) : null,
      signal: AbortSignal.timeout(ARRIVAL_MS),
    })
    await response.arrayBuffer()
    if (!response.ok) return false
    return method === 'POST' || Number(response.headers.get('content-range')?.split('/')[1]) > 0
  }
}

async function credentialsOf(who: Identity, { callers }: Scene): Promise<Record<string, string>> {
  const caller = callers[who]
  if (who === 'service') return { apikey: keys.secret }
  if (!caller) return { apikey: keys.publishable }
  return { apikey: keys.publishable, authorization: `Bearer ${await tokenFor(caller)}` }
}

function filtersOf(target: string, values: Record<string, string>) {
  const pairs = target.split(' and ').map((part) => part.split(' = :') as [string, string])
  if (pairs.some(([, name]) => !values[name])) return undefined
  return pairs.map(([column, name]) => `${column}=eq.${values[name]}`).join('&')
}

async function valueOf(section: string, column: string, scene: Scene, self: string | undefined) {
  const where = filled(targets[section]!, { ...scene.values, ...(self && { self }) })
  const { rows } = await owner.query(
    `select to_json(${column}) as value from ${section.split(' ')[0]} where ${where}`,
  )
  return (rows[0] as { value: unknown } | undefined)?.value ?? null
}

async function sampleOf(table: string, { values, selfOf }: Scene) {
  const fields = Object.entries(samples[table]!).map(
    ([name, sql]) => `'${name}', to_json(${sqlOf(name, sql)})`,
  )
  const { rows } = await owner.query(`select json_build_object(${fields.join()}) as sample`)
  return (rows[0] as { sample: object }).sample

  function sqlOf(name: string, sql: string) {
    const literal = filled(sql, { ...values, ...selfOf })
    return literal.startsWith(`'`) ? `${literal}::text` : literal
  }
}
