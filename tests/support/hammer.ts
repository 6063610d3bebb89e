import { once } from 'node:events'
import '../../scripts/lib-modules.ts'

// One process of an app: asks as often as it is told for one user, once it is told to begin, and says how often it was let through.
const [userId = '', requests = '0', atOnce = '1'] = process.argv.slice(2)

const { asReader } = await import('../../lib/db/transaction.ts')
const { chargeCaller } = await import('../../lib/limits/charging.ts')
const { countRequest, countsWithTransactions } = await import('../../lib/limits/count.ts')
const { RequestCharge } = await import('../../lib/limits/request-charge.ts')

process.stdout.write('ready\n')
await once(process.stdin, 'data')

let left = Number(requests)
const admitted = await Promise.all(Array.from({ length: Number(atOnce) }, ask))
process.stdout.write(`${admitted.reduce((sum, count) => sum + count, 0)}\n`)
process.exit()

async function ask() {
  let through = 0
  while (left > 0) {
    left -= 1
    through += await attempt(left % 2 === 0)
  }
  return through
}

/** 1 when it was let through: with the first statement of a transaction, or apart. */
async function attempt(withTransaction: boolean) {
  const caller = {
    via: 'bearer',
    userId,
    sessionId: undefined,
    email: undefined,
    requestId: 'hammer',
  } as const
  const charge = new RequestCharge()
  try {
    chargeCaller('read', caller, charge)
    if (withTransaction && countsWithTransactions) {
      await asReader({ ...caller, charge }, 'signed-in', async () => {})
    } else await countRequest(charge)
    return 1
  } catch (error) {
    if ((error as { code?: string }).code !== 'rate_limited') throw error
    return 0
  }
}
