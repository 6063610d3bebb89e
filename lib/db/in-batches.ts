import { asService, type Tx } from './transaction'

const BATCHES_MAX = 50

/** Runs at most 50 batches in short transactions as the service role. `step` returns how many of `rows` it handled. True when all batches were full. */
export async function inBatches(
  requestId: string,
  rows: number,
  step: (tx: Tx, rows: number) => Promise<number>,
  batchesMax = BATCHES_MAX,
): Promise<boolean> {
  for (let batch = 0; batch < batchesMax; batch += 1) {
    const done = await asService(requestId, (tx) => step(tx, rows))
    if (done < rows) return false
  }
  return true
}
