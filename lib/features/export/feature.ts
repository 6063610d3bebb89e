import type { Feature } from '@/lib/feature'

export const dataExport = { name: 'export', needs: ['account', 'auth-events'] } as const satisfies Feature
