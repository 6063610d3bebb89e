import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { env } from '@/lib/env'

/** Allows crawlers on public pages, not on pages with a sign-in or a token in the address. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  // The build does not know the site's address.
  await connection()
  return {
    rules: {
      userAgent: '*',
      disallow: ['/account', '/api/', '/auth/', '/invitations/', '/w/', '/workspaces'],
    },
    sitemap: `${env.NEXT_PUBLIC_SITE_URL}/sitemap.xml`,
  }
}
