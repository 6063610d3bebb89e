import type { Route } from 'next'
import type { Messages } from '@/app/_messages/messages'
import { workspacePath } from '@/app/paths'
import { languageNames, locales } from '@/lib/auth/locale'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { features } from '../features'
import { workspacePages } from '../w/[workspaceId]/workspace-pages'
import { type PaletteGroup, type PaletteItem, placeItem, type PaletteSearch } from './palette-item'

type Place = { workspaces: Workspace[]; workspace: Workspace | undefined }

const palettes = features.flatMap(({ palette }) => palette ?? [])

/** The entries without a search, within the visitor's role. */
export async function paletteGroups(m: Messages, { workspaces, workspace }: Place): Promise<PaletteGroup[]> {
  const [places, actions] = workspace
    ? await Promise.all([
        Promise.all(palettes.flatMap((palette) => palette.places?.(workspace, m) ?? [])),
        Promise.all(palettes.flatMap((palette) => palette.actions?.(workspace, m) ?? [])),
      ])
    : [[], []]
  const pages = workspace ? workspacePages(workspace, m) : []
  const groups = [
    {
      name: m.palette.pages,
      items: [...pages, accountPage(m)].map(({ name, href }) => placeItem(href, name)),
    },
    ...places,
    {
      name: m.palette.workspaces,
      items: workspaces.map(({ id, name }) => placeItem(workspacePath(id), name)),
    },
    { name: m.palette.actions, items: [...actions.flat(), ...generalActions(m)] },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

/** Searches of the features, where there is a workspace to search, and of workspaces that are not at hand. */
export function paletteSearches(
  m: Messages,
  { workspace, more }: { workspace: Workspace | undefined; more: boolean },
): PaletteSearch[] {
  const ofFeatures = workspace ? palettes.flatMap(({ search }) => search?.(workspace, m) ?? []) : []
  return more ? [workspaceSearch(m), ...ofFeatures] : ofFeatures
}

function workspaceSearch(m: Messages): PaletteSearch {
  return {
    name: m.palette.otherWorkspaces,
    list: '/api/v1/workspaces',
    nameField: 'name',
    path: workspacePath('{id}'),
    byName: true,
  }
}

export function paletteHint(m: Messages): string {
  return palettes.find(({ hint }) => hint)?.hint?.(m) ?? m.palette.placeholder
}

function generalActions(m: Messages): PaletteItem[] {
  const { theme, system, light, dark, language } = m.preferences
  const themes = Object.entries({ system, light, dark })
  return [
    placeItem('/workspaces#new-workspace', m.palette.newWorkspace),
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

function accountPage(m: Messages) {
  return { name: m.ui.account, href: '/account' as Route }
}
