import 'server-only'
import { log } from './log'

/** The claim of a browser, which anybody can make up. */
export type CspViolation = { directive: string; page: string; blocked: string; source: string }

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** The same violation is one line an hour and process. */
const REPEATED_AFTER_MS = HOUR_MS
const LINES_A_MINUTE_MAX = 20
const KNOWN_MAX = 1_000
const TEXT_MAX_LENGTH = 100

const known = new Map<string, number>()
let minute = { endsAt: 0, lines: 0 }
let leftOut = 0

/** One line for each new violation. Those that a browser's extension causes are no fault of a page. */
export function logCspViolation(violation: CspViolation): void {
  const line = {
    directive: short(violation.directive.split(' ')[0]!),
    page: sectionOf(violation.page),
    blocked: placeOf(violation.blocked),
    source: placeOf(violation.source),
  }
  if ([line.blocked, line.source].some((place) => place.includes('extension'))) return
  if (!isDue(JSON.stringify(line), performance.now())) {
    leftOut += 1
    return
  }
  log.warn({ ...line, leftOut }, 'a page broke its content security policy')
  leftOut = 0
}

function isDue(key: string, now: number) {
  if (now < (known.get(key) ?? 0)) return false
  if (now >= minute.endsAt) minute = { endsAt: now + MINUTE_MS, lines: 0 }
  if (minute.lines >= LINES_A_MINUTE_MAX) return false
  minute.lines += 1

  known.delete(key)
  known.set(key, now + REPEATED_AFTER_MS)
  if (known.size > KNOWN_MAX) known.delete(known.keys().next().value!)
  return true
}

/** The first segment of the path, since what follows may be the secret of a link. */
function sectionOf(page: string) {
  return short(`/${URL.parse(page)?.pathname.split('/')[1] ?? ''}`)
}

/** The origin, the scheme of an address without one, or the browser's own word, such as `inline`. */
function placeOf(address: string) {
  const url = URL.parse(address)
  if (!url) return /^[\w-]*$/.test(address) ? short(address) : 'unknown'
  return short(url.origin === 'null' ? url.protocol : url.origin)
}

function short(text: string) {
  return text.slice(0, TEXT_MAX_LENGTH)
}
