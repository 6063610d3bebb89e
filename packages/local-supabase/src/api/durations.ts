const MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const

/** Milliseconds of a duration as the config file and the admin API write it, such as `1m30s`. Throws on anything else. */
export function parseDuration(text: string): number {
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) throw new Error(`not a duration: ${text}`)

  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)
  return [...parts].reduce((sum, [, amount, unit]) => sum + Number(amount) * MS[unit as keyof typeof MS], 0)
}

/** Bytes of a size as the config file writes it, such as `50MiB` or `1MB`. */
export function parseSize(text: string): number {
  const match = /^(\d+)\s*(B|KB|KiB|MB|MiB|GB|GiB)?$/i.exec(text)
  if (!match) throw new Error(`not a size: ${text}`)

  const power = ['b', 'k', 'm', 'g'].indexOf((match[2] ?? 'B').charAt(0).toLowerCase())
  return Number(match[1]) * 1024 ** power
}
