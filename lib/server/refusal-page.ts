import 'server-only'
import { preferredLocale } from '@/lib/auth/locale'

const texts = {
  en: {
    400: ['This address cannot be read', 'Check the address, or go to the home page.'],
    405: ['This cannot be done here', 'The program that asked used a method that this site does not know.'],
    503: ['Too many people are here right now', 'Nothing was changed. Try again in a few seconds.'],
    home: 'Home page',
  },
  de: {
    400: ['Diese Adresse ist nicht lesbar', 'Prüfe die Adresse, oder geh zur Startseite.'],
    405: [
      'Das geht hier nicht',
      'Das Programm, das gefragt hat, nutzt eine Methode, die diese Website nicht kennt.',
    ],
    503: [
      'Gerade sind zu viele Menschen hier',
      'Es wurde nichts geändert. Versuche es in einigen Sekunden noch einmal.',
    ],
    home: 'Startseite',
  },
} as const

/** A page that costs nothing: no script, no style, no session. */
export function refusalPage(status: number, acceptLanguage: string | null): string {
  const locale = preferredLocale(acceptLanguage)
  const known = texts[locale]
  const [title, message] = known[status as 503] ?? known[400]
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${message}</p>
<p><a href="/">${known.home}</a></p>
</main>
</body>
</html>
`
}
