import type { Feature } from '@/lib/feature'

export const dataExport = { name: 'export', needs: ['account'] } as const satisfies Feature
