import { known } from '@/app/paths'

export const projectsPath = (workspaceId: string) => known(`/w/${workspaceId}/projects`)
export const newProjectPath = (workspaceId: string) => known(`/w/${workspaceId}/projects#new-project`)

type ProjectPlace = { workspaceId: string; id: string }
export const projectPath = ({ workspaceId, id }: ProjectPlace) => known(`/w/${workspaceId}/projects/${id}`)
export const projectSettingsPath = ({ workspaceId, id }: ProjectPlace) =>
  known(`/w/${workspaceId}/projects/${id}/settings`)
