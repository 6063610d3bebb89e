import type { NextConfig } from 'next'

const config: NextConfig = {
  cacheComponents: true,
  typedRoutes: true,
  poweredByHeader: false,
  turbopack: { rules: { '*.css': { loaders: ['@tailwindcss/turbopack'] } } },
}

export default config
