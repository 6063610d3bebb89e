/** A part of the product that can be taken out. Its file in scripts/sample/parts goes with it. */
export type Part = {
  /** A noun phrase. */
  summary: string
  /** Parts without which it cannot stand. It goes with the first of them. */
  needs?: readonly string[]
  /** Parts that share it. It goes with the last of them. */
  lastOf?: readonly string[]
  /** Files and folders that go whole, as glob patterns in which brackets stand for themselves. */
  paths: readonly string[]
  /** Texts cut out of files that stay. Each stands there once. */
  cuts?: Readonly<Record<string, readonly string[]>>
  replacements?: Readonly<Record<string, readonly (readonly [old: string, put: string])[]>>
}

export type Parts = ReadonlyMap<string, Part>
