import type { Route } from 'next'
import type { Messages } from '@/app/_messages/messages'
import type { Permission } from '@/lib/auth/permissions'
import type { Workspace } from '@/lib/features/workspaces/schema'
import type { FeaturePalette } from './palette/feature-palette'

/** A component that shows something of one workspace. */
type Part = (props: { workspace: Workspace }) => Promise<React.ReactNode>

/** Entry of every list of pages, for roles that have the permission. */
export type FeaturePage = {
  name: (m: Messages) => string
  path: (workspaceId: string) => Route
  permission: Permission
  icon: React.ReactNode
  /** Pages below it have entries of their own. */
  exact?: true
}

type FeatureOverview = {
  /** Stands in place of the parts of all features while the workspace is empty, and is undefined afterwards. */
  start?: (workspace: Workspace) => Promise<React.ReactNode>
  Part: Part
}

/** Writes a recorded value in words: each one of a list. */
type ValueWriter = (
  value: string | number,
  look: { m: Messages; names: Map<string, string> },
) => string | Promise<string>

/** A feature's places in the interface beside its own pages. */
export type Feature = {
  name: string
  page?: FeaturePage
  /** Section of the sidebar below the pages. */
  Sidebar?: Part
  palette?: FeaturePalette
  overview?: FeatureOverview
  /** Sentence of the question before a member is removed. */
  memberRemoval?: (m: Messages) => string
  /** Fields in the activity, by name. */
  values?: Readonly<Record<string, ValueWriter>>
}
