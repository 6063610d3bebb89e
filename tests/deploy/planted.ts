import type { Fault } from './planting'
import { database, type Hosted, right } from './stand-in/hosted'

/** Runs `use` on a deployment that is right but for one fault, which is gone afterwards. */
export async function withFault<T>({ plant, undo }: Fault, use: (hosted: Hosted) => Promise<T>): Promise<T> {
  const hosted = await right()
  await plant(hosted)
  try {
    return await use(hosted)
  } finally {
    if (undo) await database.query(undo)
  }
}
