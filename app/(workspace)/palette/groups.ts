import type { Route } from 'next'
import type { Messages } from '@/app/_messages/messages'
import { projectPath, projectsPath, workspacePath } from '@/app/paths'
import { languageNames, locales } from '@/lib/auth/locale'
import { roleAllows } from '@/lib/auth/permissions'
import type { Project } from '@/lib/features/projects/schema'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { workspacePages } from '../w/[workspaceId]/workspace-pages'

/** An entry of the palette: a page or an action. */
export type PaletteItem = Named &
  ({ href: Route } | { preference: { name: 'theme' | 'locale'; value: string } } | { signOut: true })

/** The note distinguishes entries with the same name. */
type Named = { id: string; name: string; note?: string }

export type PaletteGroup = { name: string; items: PaletteItem[] }

type Place = { workspaces: Workspace[]; workspace: Workspace | undefined; projects: Project[] }

/** The entries without a search, within the visitor's role. */
export function paletteGroups(m: Messages, { workspaces, workspace, projects }: Place): PaletteGroup[] {
  const pages = workspace ? workspacePages(workspace, m) : []
  const groups = [
    { name: m.palette.pages, items: [...pages, accountPage(m)].map(({ name, href }) => to(href, name)) },
    { name: m.palette.projects, items: projects.map((project) => to(projectPath(project), project.name)) },
    { name: m.palette.workspaces, items: workspaces.map(({ id, name }) => to(workspacePath(id), name)) },
    { name: m.palette.actions, items: actionsOf(m, workspace, projects) },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

function actionsOf(m: Messages, workspace: Workspace | undefined, projects: Project[]): PaletteItem[] {
  const role = workspace?.role ?? null
  const { theme, system, light, dark, language } = m.preferences
  const themes = Object.entries({ system, light, dark })
  return [
    ...(roleAllows(role, 'tasks.create') ? projects.map((project) => newTask(m, project)) : []),
    ...(workspace && roleAllows(role, 'projects.create')
      ? [to(`${projectsPath(workspace.id)}#new-project` as Route, m.palette.newProject)]
      : []),
    to('/workspaces#new-workspace', m.palette.newWorkspace),
    ...themes.map(([value, name]) => ({
      id: `theme-${value}`,
      name: `${theme}: ${name}`,
      preference: { name: 'theme' as const, value },
    })),
    ...locales.map((value) => ({
      id: `locale-${value}`,
      name: `${language}: ${languageNames[value]}`,
      preference: { name: 'locale' as const, value },
    })),
    { id: 'sign-out', name: m.ui.signOut, signOut: true },
  ]
}

function newTask(m: Messages, project: Project) {
  return to(`${projectPath(project)}#new-task` as Route, m.palette.newTask.replace('{project}', project.name))
}

function accountPage(m: Messages) {
  return { name: m.ui.account, href: '/account' as Route }
}

function to(href: Route, name: string): PaletteItem {
  return { id: href, name, href }
}
