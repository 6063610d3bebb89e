import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { env } from '@/lib/env'
import { portalPages } from './(site)/docs/api/portal-pages'

const publicPages = ['/', ...portalPages.map(({ path }) => path), '/sign-in', '/sign-up']

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  // The build does not know the site's address.
  await connection()
  return publicPages.map((path) => ({ url: new URL(path, env.NEXT_PUBLIC_SITE_URL).href }))
}
