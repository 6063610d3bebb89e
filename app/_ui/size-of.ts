const units = ['byte', 'kilobyte', 'megabyte'] as const

/** A number of bytes as people say it, by steps of 1,024. */
export function sizeOf(bytes: number, locale: string): string {
  const step = bytes < 1_024 ? 0 : bytes < 1_048_576 ? 1 : 2
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 2 ? 1 : 0,
  })
  return format.format(bytes / 1_024 ** step)
}
