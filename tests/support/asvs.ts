import { existsSync } from 'node:fs'
import { faultsOfTest, testsIn } from './verification'

/** The requirements of levels 1 and 2 of ASVS 5.0.0, by section. https://github.com/OWASP/ASVS/tree/v5.0.0 */
const sections = `1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2 2.1:1-3 2.2:1-3 2.3:1-4 2.4:1 3.2:1-2 3.3:1-4 3.4:1-6 3.5:1-5 3.7:1-2 4.1:1-3 4.2:1 4.3:1-2 4.4:1-4 5.1:1 5.2:1-3 5.3:1-2 5.4:1-3 6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4 6.5:1-5 6.6:1-3 6.8:1-4 7.1:1-3 7.2:1-4 7.3:1-2 7.4:1-5 7.5:1-2 7.6:1-2 8.1:1-2 8.2:1-3 8.3:1 8.4:1 9.1:1-3 9.2:1-4 10.1:1-2 10.2:1-2 10.3:1-4 10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3 11.1:1-2 11.2:1-3 11.3:1-3 11.4:1-4 11.5:1 11.6:1 12.1:1-3 12.2:1-2 12.3:1-4 13.1:1 13.2:1-5 13.3:1-2 13.4:1-5 14.1:1-2 14.2:1-4 14.3:1-3 15.1:1-3 15.2:1-3 15.3:1-7 16.1:1 16.2:1-5 16.3:1-4 16.4:1-3 16.5:1-3 17.1:1 17.2:1-4 17.3:1-2`

export const requirements = sections.split(' ').flatMap((section) => {
  const [name, last] = section.split(':') as [string, string]
  return numbersOf(last).map((number) => `V${name}.${number}`)
})

function numbersOf(list: string): string[] {
  return list.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number)
    return Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
  })
}

/** Rows that name a test of a part that a project may have taken out, which takes the row along. */
export const ofParts = new Set(
  `V1.3.4 V1.3.6 V5.1.1 V5.2.1 V5.3.1 V5.3.2 V5.4.1 V5.4.2 V11.2.1 V11.2.2 V11.2.3 V11.3.1 V11.3.2 V11.3.3 V13.2.4 V15.3.2`.split(
    ' ',
  ),
)

type Row = { id: string; level: string; words: string; verdict: string; shown: string }

export function rowsOf(page: string): Row[] {
  return [...page.matchAll(/^\| (V[\d.]+) \| ([12]) \| (.+?) \| (.+?) \| (.+) \|$/gm)].map(
    ([, id, level, words, verdict, shown]) => ({
      id: id!,
      level: level!,
      words: words!,
      verdict: verdict!,
      shown: shown!,
    }),
  )
}

const REASON_LENGTH_MIN = 20
const reasoned = ['in part', 'not met', 'not applicable', 'hosting']

/** The faults of a row, empty if what it names exists, or its reason says something. */
export function faultsOf({ verdict, shown }: Row): string[] {
  if (verdict === 'met') {
    const tests = testsIn(shown)
    return tests.length > 0 ? tests.flatMap(faultsOfTest) : ['it names no test']
  }
  const files = [...shown.matchAll(/`([^`\s]+\.\w+)`/g)].map(([, path]) => path!)
  const gone = files.filter((path) => !existsSync(path)).map((path) => `${path} is gone`)
  if (verdict === 'documented') return files.length > 0 ? gone : ['it names no page']
  if (!reasoned.includes(verdict)) return [`"${verdict}" is no verdict`]
  return shown.length < REASON_LENGTH_MIN ? [`its reason "${shown}" says nothing`, ...gone] : gone
}
