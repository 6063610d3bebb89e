import { ARRIVAL_MS } from '../../../scripts/command/patience'
import { changed, rowsWithout } from './effects'
import { credentialsOf, type People, type Person } from './people'
import { type Cell, type Rule, type Visitor, visitors } from './rules'

export type Knock = {
  url: string
  method: string
  body?: unknown
  headers?: Record<string, string>
  /** The addresses that it names, for a mail. */
  addresses?: string[]
  /** The statuses that are refusals. All of 400 to 499 without them. */
  refusals?: number[] | undefined
}

/** The faults of everybody with a request: those who may change nothing first, and together. */
export async function faultsOfAll(
  knockOf: (visitor: Visitor) => Knock,
  cells: Rule['cells'],
  people: People,
): Promise<string[]> {
  const quiet = visitors.filter((visitor) => isQuiet(cells[visitor]))
  const loud = visitors.filter((visitor) => !isQuiet(cells[visitor]))
  const visit = (visitor: Visitor) => faultsOf(knockOf(visitor), visitor, cells[visitor], people)

  const faults = await unchangedBy(async () => (await Promise.all(quiet.map(visit))).flat())
  for (const visitor of loud) faults.push(...(await visit(visitor)))
  return faults
}

/** The faults of some visits, and each table that has changed meanwhile, but for what belongs to `traces`. */
export async function unchangedBy(visits: () => Promise<string[]>, traces: string[] = []): Promise<string[]> {
  const before = await rowsWithout(traces)
  const faults = await visits()
  return [...faults, ...changed(before, await rowsWithout(traces)).map((table) => `${table} has changed`)]
}

/** The faults of one visit: an answer where none may be, a refusal where none may be, a word or a row of somebody else. */
export async function faultsOf(
  knock: Knock,
  visitor: Visitor,
  cell: Cell,
  people: People,
): Promise<string[]> {
  const self: Person | undefined = people[visitor as keyof People]
  const own = cell === 'o' ? self : undefined
  const visit = async () => {
    const { status, leadsBack, told } = await answerTo(knock, visitor, people)
    const others = Object.values(people).filter((person) => person !== own)
    const leaked = others
      .flatMap(({ marks }) => marks)
      .filter((mark) => told.includes(mark) && !JSON.stringify(knock).includes(mark))
    const request = `${visitor}: ${knock.method} ${new URL(knock.url).pathname}`
    return [
      ...statusFaults(status, leadsBack, cell, knock.refusals),
      ...leaked.map((mark) => `tells ${mark}`),
    ].map((fault) => `${request} ${fault} (${status} ${told.slice(-160)})`)
  }
  if (isQuiet(cell)) return visit()
  return unchangedBy(visit, cell === 'm' ? knock.addresses : own?.traces)
}

const isQuiet = (cell: Cell) => cell === '-' || cell === '.'

async function answerTo({ url, method, body, headers }: Knock, visitor: Visitor, people: People) {
  const answer = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(await credentialsOf(visitor, people)),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(ARRIVAL_MS),
  })
  return {
    status: answer.status,
    // A page of Auth that refuses leads back to the site with the reason.
    leadsBack: /[?#&]error=/.test(answer.headers.get('location') ?? ''),
    told: `${JSON.stringify([...answer.headers])} ${await answer.text()}`,
  }
}

function statusFaults(status: number, leadsBack: boolean, cell: Cell, refusals?: number[]): string[] {
  const refused = leadsBack || (refusals?.includes(status) ?? (status >= 400 && status < 500))
  if (status >= 500) return ['fails']
  if (status === 429) return ['is limited, which says nothing of it']
  if (cell === '-') return refused ? [] : ['is answered']
  return refused ? ['is refused'] : []
}
