import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import type { NamedPageRequest } from '@/lib/db/named'
import { type Page, toPage } from '@/lib/db/page'
import { asReader, asUser, may } from '@/lib/db/transaction'
import type { Versions } from '@/lib/db/versions'
import {
  deleteProject,
  insertProject,
  selectProject,
  selectProjectNames,
  selectProjects,
  updateProject,
} from './queries'
import type { ChangeProject, CreateProject, Project } from './schema'

export function listProjects(
  caller: Caller,
  workspaceId: string,
  page: NamedPageRequest,
): Promise<Page<Project>> {
  return asReader(caller, may('projects.read', workspaceId), async (tx) =>
    toPage(await selectProjects(tx, workspaceId, page), page.limit),
  )
}

export function getProject(caller: Caller, workspaceId: string, projectId: string): Promise<Project> {
  return asReader(caller, may('projects.read', workspaceId), async (tx) =>
    found(await selectProject(tx, workspaceId, projectId)),
  )
}

/** Leaves out projects that are gone. */
export async function listProjectNames(
  caller: Caller,
  workspaceId: string,
  projectIds: string[],
): Promise<Map<string, string>> {
  if (projectIds.length === 0) return new Map()
  return asReader(caller, may('projects.read', workspaceId), async (tx) => {
    const projects = await selectProjectNames(tx, workspaceId, [...new Set(projectIds)])
    return new Map(projects.map(({ id, name }) => [id, name]))
  })
}

/** Throws `conflict` for a name in use, whatever its case. */
export function createProject(caller: Caller, workspaceId: string, input: CreateProject): Promise<Project> {
  return asUser(caller, may('projects.create', workspaceId), (tx) => insertProject(tx, workspaceId, input))
}

/** Throws `conflict` as createProject does. */
export function changeProject(
  caller: Caller,
  workspaceId: string,
  projectId: string,
  input: ChangeProject,
  versions?: Versions,
): Promise<Project> {
  return asUser(caller, may('projects.change', workspaceId), async (tx) =>
    found(await updateProject(tx, workspaceId, projectId, input, versions)),
  )
}

export function removeProject(
  caller: Caller,
  workspaceId: string,
  projectId: string,
  versions?: Versions,
): Promise<void> {
  return asUser(caller, may('projects.remove', workspaceId), async (tx) => {
    found(await deleteProject(tx, workspaceId, projectId, versions))
  })
}
