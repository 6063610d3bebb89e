import { ARRIVAL_MS } from '../../../scripts/command/patience'
import { allRows, changed } from './effects'
import { credentialsOf, type People, type Person } from './people'
import { type Cell, type Rule, type Visitor, visitors } from './rules'

const ASKED_MAX = 5

type Answer = Awaited<ReturnType<typeof ask>>

export type Knock = {
  url: string
  method: string
  body?: unknown
  headers?: Record<string, string>
  /** The addresses that it names, for a mail. */
  addresses?: string[]
  /** The refusals that it may meet, as status and code. Any of 400 to 499 without them. */
  refusals?: string[]
  /** The status with which a rule of the data refuses it to everybody who may send it. */
  refusedByData?: number | undefined
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

/** The faults of some visits, and each table that has changed meanwhile, but for what belongs to `traces`. A visit may add to them. */
export async function unchangedBy(visits: () => Promise<string[]>, traces: string[] = []): Promise<string[]> {
  const before = await allRows()
  const faults = await visits()
  return [...faults, ...changed(before, await allRows(), traces).map((table) => `${table} has changed`)]
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
  const traces = [...(own?.traces ?? []), ...(knock.addresses ?? [])]
  const visit = async () => {
    const answer = await answerTo(knock, visitor, people)
    const { status, told } = answer
    // The mail of an invitation waits under its token alone, which the answer tells.
    if (answer.token) traces.push(answer.token)
    const others = Object.values(people).filter((person) => person !== own)
    const leaked = others
      .flatMap(({ marks }) => marks)
      .filter((mark) => told.includes(mark) && !JSON.stringify(knock).includes(mark))
    const request = `${visitor}: ${knock.method} ${new URL(knock.url).pathname}`
    return [...statusFaults(answer, cell, knock), ...leaked.map((mark) => `tells ${mark}`)].map(
      (fault) => `${request} ${fault} (${status} ${told.slice(-160)})`,
    )
  }
  if (isQuiet(cell)) return visit()
  return unchangedBy(visit, traces)
}

const isQuiet = (cell: Cell) => cell === '-' || cell === '.'

/** The answer, asked for again while the server says that a service behind it is too slow. A write has then changed nothing. */
async function answerTo(knock: Knock, visitor: Visitor, people: People, asked = 1): Promise<Answer> {
  const answer = await ask(knock, visitor, people)
  const isBusy = answer.status === 503 && answer.code === 'unavailable'
  return isBusy && asked < ASKED_MAX ? answerTo(knock, visitor, people, asked + 1) : answer
}

async function ask({ url, method, body, headers }: Knock, visitor: Visitor, people: People) {
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
  const text = await answer.text()
  return {
    status: answer.status,
    code: /"code":"(\w+)"/.exec(text)?.[1],
    token: /"token":"([\w-]+)"/.exec(text)?.[1],
    // A page of Auth that refuses leads back to the site with the reason.
    leadsBack: /[?#&]error=/.test(answer.headers.get('location') ?? ''),
    told: `${JSON.stringify([...answer.headers])} ${text}`,
  }
}

function statusFaults(
  { status, code, leadsBack }: Answer,
  cell: Cell,
  { refusals, refusedByData }: Knock,
): string[] {
  if (status >= 500) return ['fails']
  if (status === 429) return ['is limited, which says nothing of it']
  const refused = leadsBack || status >= 400
  if (cell !== '-') return refused && status !== refusedByData ? ['is refused'] : []
  if (!refused) return ['is answered']
  const isRight = refusals?.includes(`${status} ${code}`) ?? true
  return isRight ? [] : [`is not refused with ${refusals!.join(' or ')}`]
}
