import type { MetadataRoute, Route } from 'next'
import { connection } from 'next/server'
import { env } from '@/lib/env'

const publicPages: Route[] = ['/', '/docs/api', '/sign-in', '/sign-up']

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  // The build does not know the site's address.
  await connection()
  return publicPages.map((path) => ({ url: new URL(path, env.NEXT_PUBLIC_SITE_URL).href }))
}
