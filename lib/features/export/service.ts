import { type Caller, requirePerson, type UserCaller } from '@/lib/auth/caller'
import { asReader } from '@/lib/db/transaction'
import { archive, type Entry } from './archive'
import { parts } from './parts'
import { type ExportedRow, selectExportedRows, selectOwnWorkspaceIds } from './queries'
import { exportedTables } from './tables'
import { getAccount, listSessions } from '@/lib/features/account/service'
import { listAuthEvents } from '@/lib/features/auth-events/service'

/** Rows are 10 kB at most, so a page is at most 2 MB and takes the database milliseconds. */
const PAGE_ROWS = 200

/** Throws `unauthenticated` once the session ends. */
export async function exportAccount(caller: Caller) {
  const person = requirePerson(caller)
  const startedAt = new Date()
  const [account, sessions] = await Promise.all([
    getAccount(person),
    listSessions(person, { after: undefined, limit: PAGE_ROWS }),
  ])
  const first = [
    { name: 'readme.txt', content: [readme(startedAt)] },
    { name: 'account.json', content: [lineOf(account)] },
    { name: 'sessions.jsonl', content: sessions.items.map(lineOf) },
    { name: 'sign-in-log.jsonl', content: signInLogOf(person) },
  ]
  const name = `plinth-export-${startedAt.toISOString().slice(0, 10)}.zip`
  return { name, content: archive(entriesOf(person, first), startedAt) }
}

async function* entriesOf(person: UserCaller, first: Entry[]): AsyncGenerator<Entry> {
  yield* first
  const begun = parts.map(({ begin }) => begin(person))
  for await (const workspaceId of workspaceIdsOf(person)) {
    for (const table of Object.keys(exportedTables)) {
      const pages = pagesOf(person, workspaceId, table)
      const { value: start } = await pages.next()
      if (start) yield { name: `workspaces/${workspaceId}/${table}.jsonl`, content: from(start, pages) }
    }
    for (const entriesIn of begun) yield* entriesIn(workspaceId)
  }
}

async function* signInLogOf(person: UserCaller) {
  let after: string | undefined
  do {
    const { items, next } = await listAuthEvents(person, { after, limit: PAGE_ROWS })
    yield* items.map(lineOf)
    after = next
  } while (after)
}

async function* workspaceIdsOf(person: UserCaller) {
  let ids: string[] = []
  do {
    const after = ids.at(-1)
    ids = await asReader(person, 'living-session', (tx) =>
      selectOwnWorkspaceIds(tx, person.userId, after, PAGE_ROWS),
    )
    yield* ids
  } while (ids.length === PAGE_ROWS)
}

/** Yields nothing for a table without visible rows, so it gets no file. */
async function* pagesOf(
  person: UserCaller,
  workspaceId: string,
  table: string,
): AsyncGenerator<string, void> {
  const form = exportedTables[table]!
  let rows: ExportedRow[] = []
  do {
    const after = rows.at(-1)?.position
    rows = await asReader(person, 'living-session', (tx) =>
      selectExportedRows(tx, table, form, workspaceId, after, PAGE_ROWS),
    )
    if (rows.length > 0) yield rows.map(({ text }) => `${text}\n`).join('')
  } while (rows.length === PAGE_ROWS)
}

async function* from(start: string, rest: AsyncIterable<string>) {
  yield start
  yield* rest
}

function lineOf(value: object) {
  return `${JSON.stringify(value)}\n`
}

function readme(at: Date) {
  return `What you may see in this application, as of ${at.toISOString()}.

account.json       your account
sessions.jsonl     where you are signed in, the latest ${PAGE_ROWS} at most
sign-in-log.jsonl  what happened to your sign-in, the latest first
workspaces/        a folder for each workspace that you belong to, named by its id, and in it
                   a file for each kind of thing that you may see there and that there is

Every line of the .json and .jsonl files is one JSON object (https://jsonlines.org). Moments are in ISO 8601.
What is secret, such as the hash of an API key, is left out.
${parts.map(({ readme: about }) => `\n${about}`).join('')}`
}
