import { type Check, finding } from '../check.ts'
import type { Target } from '../target.ts'
import { ask } from '../web.ts'

const PAIRS = 9
/** Within a region a round trip through the pooler takes a few milliseconds, across an ocean eighty and more. */
const ROUND_TRIP_MS_MAX = 20

export const region: Check[] = [
  {
    id: 'region.distance',
    title: 'The app runs in the region of its database.',
    why: 'A page sends several queries in a row, and each one pays for the distance.',
    mend: 'regions in vercel.json: the one nearest to the project’s region in Project settings → General.',
    link: 'https://vercel.com/docs/functions/configuring-functions/region',
    needs: ['site'],
    run: async (target) => {
      const ms = await roundTripMs(target)
      const shown = `${ms.toFixed(1)} ms a round trip`
      return { ...finding(ms > ROUND_TRIP_MS_MAX && `It takes ${shown}.`), note: shown }
    },
  },
]

/**
 * The round trip of one statement: /api/ready sends one to the database, /api/health none, and the two are otherwise alike. The
 * quickest of each counts, because a busy network does not change it. The first pair opens the connections.
 */
async function roundTripMs(target: Target) {
  const [ready, health]: [number[], number[]] = [[], []]
  for (let pair = 0; pair <= PAIRS; pair++) {
    const times = [await timeOf(target, '/api/ready'), await timeOf(target, '/api/health')]
    if (pair === 0) continue
    ready.push(times[0]!)
    health.push(times[1]!)
  }
  return Math.max(0, Math.min(...ready) - Math.min(...health))
}

async function timeOf(target: Target, path: string) {
  const startedAt = target.clock()
  await ask(target.page(path))
  return target.clock() - startedAt
}
