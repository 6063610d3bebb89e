import 'server-only'

export type Admission = ReturnType<typeof createAdmission>

/** Admits as much work as may run at once, before any of it has cost something, and refuses the rest at once. */
export function createAdmission(capacity: number) {
  let taken = 0
  const waiting: (() => void)[] = []
  let isTurning = false

  /** Begins one piece of work per turn of the event loop, so that arrivals are read, and refused, between two of them. */
  function turn() {
    const next = waiting.shift()
    isTurning = next !== undefined
    if (!next) return
    setImmediate(turn)
    next()
  }

  function inTurn() {
    return new Promise<void>((resolve) => {
      waiting.push(resolve)
      if (!isTurning) turn()
    })
  }

  return {
    taken: () => taken,
    /** False, without a call of `work`, where there is no room for its weight. An idle process takes any weight. */
    async run(weight: number, work: () => Promise<void>): Promise<boolean> {
      if (taken > 0 && taken + weight > capacity) return false
      taken += weight
      try {
        await inTurn()
        await work()
      } finally {
        taken -= weight
      }
      return true
    },
  }
}
