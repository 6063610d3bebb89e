export const locales = ['en', 'de'] as const
export type Locale = (typeof locales)[number]

export const languageNames: Record<Locale, string> = { en: 'English', de: 'Deutsch' }

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

export const localeCookie = 'locale'

export function localeOf(chosen: string | undefined, acceptLanguage: string | null): Locale {
  return isLocale(chosen) ? chosen : preferredLocale(acceptLanguage)
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-accept-language */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? '').split(',').map((wish) => {
    const [tag = '', ...parameters] = wish.trim().split(';')
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean)
    return { language: tag.split('-')[0]!.toLowerCase(), quality: Number(quality ?? 1) }
  })
  const liked = wishes
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality)
    .map(({ language }) => language)
  return liked.find(isLocale) ?? 'en'
}
