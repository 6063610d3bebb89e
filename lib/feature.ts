import type { z } from 'zod'
import type { Role } from '@/lib/auth/roles'

/** A feature in words and shapes. Each list of the app is collected from these, in the order of lib/features.ts. */
export type Feature = {
  /** The name of its folder. */
  name: string
  /** Part of the sample product, which an adopter replaces. */
  sample?: true
  /** Features without which this one does not work. */
  needs?: readonly string[]
  /** The roles that have each permission. */
  permissions?: Record<string, readonly Role[]>
  /** Permissions that an API key can be allowed. */
  keyScopes?: readonly string[]
  /** Permissions that end at once with the session: they give away access or cannot be undone. */
  sensitivePermissions?: readonly string[]
  /** Kinds of things whose changes are recorded as activity and sent as events. */
  activity?: Record<string, ActivityKind>
  /** The payload of each job. Its handler is in jobs.ts. */
  jobs?: Record<string, z.ZodType>
  /** `first` for a job that adds jobs, which the same tick then works. `last` for one that nobody waits for. */
  jobTurns?: Record<string, 'first' | 'last'>
  /** The cron expression of each step of upkeep, in UTC and at least monthly. Its code is in jobs.ts. */
  upkeep?: Record<string, string>
  exportTables?: Record<string, ExportedTable>
  /** Tables and columns that an export leaves out of what a user may read, and why. */
  notExported?: Record<string, string>
  /** Files of users. */
  files?: StoredFiles
  /** Groups of the API document, by the segment of a path that belongs to each. */
  apiTags?: Record<string, ApiTag>
  /** Words that the API document shows as examples. A later feature replaces those of an earlier one. */
  examples?: Partial<Examples>
}

export type ActivityKind = {
  /** The column with its name. Null for people, and for kinds without a name. */
  nameColumn: string | null
  /** Its actions besides created, changed and removed. */
  actions?: readonly string[]
}

/** The export of a table: its rows that belong to one workspace. */
export type ExportedTable = {
  /** Names the workspace of a row. */
  tenant: 'id' | 'workspace_id'
  /** The columns that make a row unique beside it, ids in the order of an index. */
  key: readonly string[]
  columns: readonly string[]
  /** A column with a user's id, to which their name is added. */
  person?: string
}

/** A bucket of Storage. Each object has a row with id, file_name, content_type, size_bytes, object_name and completed_at. */
export type StoredFiles = {
  bucket: string
  table: string
  /** The ids that order the rows of a workspace, in the order of an index. */
  key: readonly string[]
  contentTypes: readonly string[]
  sizeBytesMax: number
}

/** A tag without a description belongs to a group that another segment describes. */
export type ApiTag = {
  name: string
  description?: string
  /** The group that it follows, if not that of the feature before. */
  after?: string
}

export type Examples = {
  keyScopes: readonly string[]
  eventTypes: readonly string[]
  /** The name of something, and the fields by which it is recorded. */
  resourceName: string
  resourceValues: Record<string, string>
}

type Declared<List extends readonly object[], Part extends string> = List[number] extends infer Each
  ? Each extends Record<Part, infer Value>
    ? Value
    : never
  : never
type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never

/** One object of all that a list declares under a name, in its order. */
export function merged<const List extends readonly object[], const Part extends string>(
  list: List,
  part: Part,
) {
  const declared = list.map((each) => (each as Partial<Record<Part, object>>)[part])
  return Object.assign({}, ...declared) as Intersection<Declared<List, Part>>
}

/** One array of all that a list declares under a name, in its order. */
export function joined<const List extends readonly object[], const Part extends string>(
  list: List,
  part: Part,
) {
  type Arrays = Extract<Declared<List, Part>, readonly unknown[]>
  return list.flatMap(
    (each) => (each as Partial<Record<Part, readonly unknown[]>>)[part] ?? [],
  ) as Arrays[number][]
}
