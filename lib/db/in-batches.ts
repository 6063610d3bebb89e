import { asService, type Tx } from './transaction'

/** The next run goes on where this one stops. */
const BATCHES_MAX = 50

/**
 * Repeats a step of upkeep until it leaves part of a batch undone, at most 50 times in a run. Each batch is a transaction of its own as
 * the service role, so none holds its locks or a connection for long. `step` returns how many of `rows` it has dealt with.
 */
export async function inBatches(
  requestId: string,
  rows: number,
  step: (tx: Tx, rows: number) => Promise<number>,
  batchesMax = BATCHES_MAX,
): Promise<void> {
  for (let batch = 0; batch < batchesMax; batch += 1) {
    const done = await asService(requestId, (tx) => step(tx, rows))
    if (done < rows) return
  }
}
