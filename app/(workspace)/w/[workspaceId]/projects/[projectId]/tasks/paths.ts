import { known } from '@/app/paths'

type ProjectPlace = { workspaceId: string; id: string }
export const newTaskPath = ({ workspaceId, id }: ProjectPlace) =>
  known(`/w/${workspaceId}/projects/${id}#new-task`)

type TaskPlace = { workspaceId: string; projectId: string; id: string }
export const taskPath = ({ workspaceId, projectId, id }: TaskPlace) =>
  known(`/w/${workspaceId}/projects/${projectId}/tasks/${id}`)
