import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A row of docs/verification.md: a choice, its official page, and the file and test that hold it. */
type Row = {
  choice: string
  links: string[]
  verdict: string
  files: string[]
  /** A test file, and the title of one test in it where the row names one. */
  tests: { path: string; title: string | undefined }[]
}

const hosts = [
  /^supabase\.com$/,
  /^nextjs\.org$/,
  /^react\.dev$/,
  /^vercel\.com$/,
  /^nodejs\.org$/,
  /^www\.postgresql\.org$/,
  /^docs\.sentry\.io$/,
  /^docs\.github\.com$/,
  /^www\.rfc-editor\.org$/,
  /^datatracker\.ietf\.org$/,
  /^www\.w3\.org$/,
  /^[a-z]+\.spec\.whatwg\.org$/,
  /^spec\.openapis\.org$/,
  /^[a-z]+\.owasp\.org$/,
]
const repositories = /^https:\/\/github\.com\/(supabase|vercel|getsentry|standard-webhooks)\//

const verdictForm = /^(follows|(deviates|not used) because (?<reason>.+))$/
const REASON_LENGTH_MIN = 20

const testFile =
  /^((packages\/[a-z-]+\/(tests|parity)|tests)\/.+\.(test|spec|proof)\.ts|supabase\/tests\/.+\.test\.sql)$/

/** The rows of every table of the page, in their order. */
export function rowsOf(page: string): Row[] {
  const lines = page.split('\n').filter((line) => /^\| /.test(line) && !/^\| (---|choice )/.test(line))
  return lines.map((line) => {
    const [choice = '', pages = '', verdict = '', where = '', heldBy = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    const links = [...pages.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link!)
    const files = [...where.matchAll(/`([^`]+)`/g)].map(([, path]) => path!)
    return { choice, links, verdict, files, tests: testsIn(heldBy) }
  })
}

/** The tests that a cell names. */
export function testsIn(cell: string): Row['tests'] {
  return [...cell.matchAll(/`([^`]+)`(?: \*([^*]+)\*)?/g)].map(([, path, title]) => ({ path: path!, title }))
}

/** The faults of a row, empty if everything that it names exists. */
export function faultsOf({ choice, links, verdict, files, tests }: Row): string[] {
  const reason = verdictForm.exec(verdict)?.groups?.reason
  return [
    ...(choice ? [] : ['it names no choice']),
    ...(links.length > 0 ? links.flatMap(faultsOfLink) : ['it links to no official page']),
    ...(verdictForm.test(verdict) ? [] : [`its verdict "${verdict}" is neither "follows" nor a reason`]),
    ...(reason !== undefined && reason.length < REASON_LENGTH_MIN
      ? [`its reason "${reason}" says nothing`]
      : []),
    ...(files.length > 0 ? [] : ['it names no file']),
    ...files.filter((path) => !existsSync(path)).map((path) => `${path} is gone`),
    ...(tests.length > 0 ? tests.flatMap(faultsOfTest) : ['it names no test']),
  ]
}

function faultsOfLink(link: string): string[] {
  const url = URL.parse(link)
  if (url?.protocol !== 'https:') return [`${link} is no https address`]
  if (!hosts.some((host) => host.test(url.hostname)) && !repositories.test(link)) {
    return [`${url.hostname} is no official host`]
  }
  if (url.hostname === 'nextjs.org' && !nextPages.has(url.pathname)) {
    return [`${url.pathname} is no page of the installed Next.js`]
  }
  return []
}

export function faultsOfTest({ path, title }: Row['tests'][number]): string[] {
  if (!testFile.test(path)) return [`${path} is no test`]
  if (!existsSync(path)) return [`${path} is gone`]
  if (title !== undefined && !quotes(readFileSync(path, 'utf8'), title))
    return [`${path} has no test "${title}"`]
  return []
}

/** Returns true if a string of the code contains the text. Comments do not count. */
function quotes(code: string, text: string) {
  return code
    .split('\n')
    .some((line) => line.split(/['"`]/).some((part, index) => index % 2 === 1 && part.includes(text)))
}

/** The addresses of the pages that the installed Next.js brings along, whose folders and files carry numbers for their order. */
const nextPages = new Set(
  readdirSync('node_modules/next/dist/docs', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('/docs', path.replace(/(^|\/)\d\d-/g, '$1').replace(/(\/index)?\.md$/, ''))),
)
