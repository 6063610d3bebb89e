import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { env } from '@/lib/env'

/** Leads crawlers to the public pages, and away from what asks for a sign-in or carries a token in its address. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  // A build knows no address of the site.
  await connection()
  return {
    rules: {
      userAgent: '*',
      disallow: ['/account', '/api/', '/auth/', '/invitations/', '/w/', '/workspaces'],
    },
    sitemap: `${env.NEXT_PUBLIC_SITE_URL}/sitemap.xml`,
  }
}
