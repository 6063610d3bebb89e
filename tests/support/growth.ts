const LENGTH = 500
const ROUNDS = 4
const TRIES = 5
const SAMPLE_MS = 1
/** Four times the text takes a linear function four times as long, and a quadratic one sixteen times. */
export const GROWTH_MAX = 8

/** The growth of the time for four times the text: the least of some tries, which a busy machine makes no smaller. */
export function growthOf(work: (text: string) => unknown, textOf: (length: number) => string): number {
  const [short, long] = [textOf(LENGTH), textOf(4 * LENGTH)]
  let least = Infinity
  for (let tried = 0; tried < TRIES && least > GROWTH_MAX; tried += 1) {
    least = Math.min(
      least,
      growthIn(
        () => work(short),
        () => work(long),
      ),
    )
  }
  return least
}

function growthIn(few: () => unknown, many: () => unknown) {
  let [short, long] = [Infinity, Infinity]
  for (let round = 0; round < ROUNDS; round += 1) {
    short = Math.min(short, msPerCall(few))
    long = Math.min(long, msPerCall(many))
  }
  return long / short
}

function msPerCall(call: () => unknown) {
  const begin = performance.now()
  let calls = 0
  do {
    call()
    calls += 1
  } while (performance.now() - begin < SAMPLE_MS)
  return (performance.now() - begin) / calls
}
