/** Everybody who knocks, in the order of the cells of a line. */
export const visitors = ['nobody', 'key', 'live', 'ended', 'owing', 'alone'] as const
export type Visitor = (typeof visitors)[number]

const cells = ['-', '.', 'o', 'm'] as const
export type Cell = (typeof cells)[number]

export type Endpoint = { method: string; path: string }
export type Rule = Endpoint & { what: string; cells: Record<Visitor, Cell> }

/**
 * Reads a table: a cell for each visitor, a method and a path, and what is tried there where a path has several lines.
 *
 *   cells   nobody, the publishable key alone, a token that only hears of changes   a stolen token whose owner has signed out everywhere
 *           a stolen token of an account with a second factor, of an account without one
 *   -       refused: nothing is told and nothing changes
 *   .       answered with nothing of anybody, and nothing changes
 *   o       the account of the token alone, and what belongs to it
 *   m       a mail to the address that the request names, and its account, which waits for that mail
 *
 * A path may end with `*`, a method may be `*`: the lines of the very endpoint count before such a line.
 */
export function rulesOf(table: string): Rule[] {
  const lines = table.split('\n').map((line) => line.trim())
  return lines.filter(Boolean).map((line) => {
    const parts = /^([-.om]{3}) ([-.om]) ([-.om]{2})\s+(\S+) (\S+)(?:\s+(.+))?$/.exec(line)
    if (!parts) throw new Error(`This is no line of a table: ${line}`)
    const [, keys, ended, tokens, method, path, what = ''] = parts
    const given = `${keys}${ended}${tokens}`.split('') as Cell[]
    const each = visitors.map((visitor, at) => [visitor, given[at]!])
    return { method: method!, path: path!, what, cells: Object.fromEntries(each) as Rule['cells'] }
  })
}

/** The lines of an endpoint: those that name it, or else the first whose beginning fits. None for one that nobody has judged. */
export function rulesFor({ method, path }: Endpoint, rules: Rule[]): Rule[] {
  const named = rules.filter((rule) => rule.method === method && shape(rule.path) === shape(path))
  if (named.length > 0) return named

  const family = rules.find(
    (rule) =>
      ['*', method].includes(rule.method) &&
      rule.path.endsWith('*') &&
      path.startsWith(rule.path.slice(0, -1)),
  )
  return family ? [{ ...family, method, path }] : []
}

/** A path whatever its parameters are called: `/user/:id` and `/user/{user_id}` are one. */
export function shape(path: string) {
  return path.replace(/:\w+|\{\w+\}/g, '{}')
}
