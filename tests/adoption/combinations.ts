type Draw = { count: number; seed: number }

/** Draws up to `count` different sets of two to four names, the same for the same seed. */
export function combinations(names: readonly string[], { count, seed }: Draw): string[][] {
  const random = generator(seed)
  const drawn = new Map<string, string[]>()
  for (let draw = 0; draw < count; draw += 1) {
    const size = 2 + Math.floor(random() * 3)
    const set = names
      .map((name) => ({ name, at: random() }))
      .toSorted((one, other) => one.at - other.at)
      .slice(0, size)
      .map(({ name }) => name)
      .toSorted()
    drawn.set(set.join(), set)
  }
  return [...drawn.values()]
}

/** Mulberry32, which a seed of 32 bits determines. */
function generator(seed: number) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
