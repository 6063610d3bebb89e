import { known } from '@/app/paths'

export const labelsPath = (workspaceId: string) => known(`/w/${workspaceId}/labels`)
