import type { Feature, StoredFiles } from '@/lib/feature'
import { features } from '@/lib/features'

const declared: readonly Feature[] = features

export const exportedFiles: StoredFiles[] = declared.flatMap(({ files }) => files ?? [])
