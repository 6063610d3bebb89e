import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { connection } from 'next/server'
import { impersonatingVisitor } from '@/lib/auth/page-caller'
import { pageLocale } from '@/lib/auth/page-locale'
import { messages } from './_messages/messages'
import { UiWordsProvider } from './_messages/ui-words'
import { pageKeptForm } from './_forms/page-kept-form'
import { pageTheme } from './_preferences/preferences'
import { KeptFormProvider } from './_ui/kept-form'
import { KeptNotice } from './_ui/kept-notice'
import { ImpersonationBanner } from './impersonation-banner'
import { productName } from './product-name'
import './globals.css'

// A prerendered page could not carry the nonce that the policy asks of its scripts, so every page renders per request.
export const instant = false

const figtree = localFont({
  src: '../node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2',
  weight: '300 900',
  variable: '--font-figtree',
})

export async function generateMetadata(): Promise<Metadata> {
  const [m, viewer] = await Promise.all([messages(), impersonatingVisitor()])
  const title = viewer ? m.impersonation.titled : '%s'
  return {
    title: { default: title.replace('%s', productName), template: `${title} · ${productName}` },
    description: m.landing.description,
  }
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function Layout({ children }: LayoutProps<'/'>) {
  await connection()
  const [locale, theme, m, kept, viewer] = await Promise.all([
    pageLocale(),
    pageTheme(),
    messages(),
    pageKeptForm(),
    impersonatingVisitor(),
  ])

  return (
    <html lang={locale} data-theme={theme} className={figtree.variable}>
      <body className="flex min-h-dvh flex-col">
        <UiWordsProvider words={m.ui}>
          <KeptNotice />
          <KeptFormProvider kept={kept}>{children}</KeptFormProvider>
          {viewer && <ImpersonationBanner viewer={viewer} />}
        </UiWordsProvider>
      </body>
    </html>
  )
}
