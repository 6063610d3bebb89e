import type { z } from 'zod'
import type { Role } from '@/lib/auth/roles'

export type Feature = {
  name: string
  /** Belongs to the sample product, which an adopter replaces. */
  sample?: true
  needs?: readonly string[]
  permissions?: Record<string, readonly Role[]>
  keyScopes?: readonly string[]
  /** Its rows let somebody in, so their writes end with the session. A secret, which acts without its person, needs a recent proof too. */
  grantsAccess?: 'by-role' | 'by-secret'
  activity?: Record<string, ActivityKind>
  jobs?: Record<string, z.ZodType>
  /** `first` is for jobs that add jobs, which the same tick then works. `last` is for jobs that nobody waits for. */
  jobTurns?: Record<string, 'first' | 'last'>
  /** Cron expressions in UTC, at least monthly. */
  upkeep?: Record<string, string>
  exportTables?: Record<string, ExportedTable>
  /** Tables and columns left out of an export, each with the reason. */
  notExported?: Record<string, string>
  files?: StoredFiles
  /** Groups of the API document by path segment. */
  apiTags?: Record<string, ApiTag>
  apiChanges?: readonly ApiChange[]
  examples?: Partial<Examples>
}

export type ActivityKind = {
  /** Null for people, and for kinds without a name. */
  nameColumn: string | null
  /** Actions besides created, changed and removed. */
  actions?: readonly string[]
}

export type ExportedTable = {
  tenant: 'id' | 'workspace_id'
  /** Columns that make a row unique within the tenant, ids in the order of an index. */
  key: readonly string[]
  columns: readonly string[]
  /** A column with a user id, which the export complements with the name. */
  person?: string
}

/** A bucket of Storage. Each object has a row with id, file_name, content_type, size_bytes, object_name and completed_at. */
export type StoredFiles = {
  bucket: string
  table: string
  key: readonly string[]
  contentTypes: readonly string[]
  sizeBytesMax: number
}

/** A tag without a description belongs to a group that another segment describes. */
export type ApiTag = {
  name: string
  description?: string
  /** The preceding group. By default that of the previous feature. */
  after?: string
}

/** A change that clients of the API can notice. `operations` are ids in the API document. */
export type ApiChange = {
  /** ISO 8601. */
  on: string
  kind: 'added' | 'changed' | 'deprecated' | 'removed'
  text: string
  operations?: readonly string[]
}

export type Examples = {
  keyScopes: readonly string[]
  eventTypes: readonly string[]
  resourceName: string
  resourceValues: Record<string, string>
}

/** Verbs that end with the access token, within the hour. Every other verb ends at once with the session. */
const lastingVerbs: readonly string[] = ['read', 'create', 'change']

export function sensitiveOf(features: readonly Feature[]): string[] {
  return features.flatMap(({ permissions = {}, grantsAccess }) =>
    Object.keys(permissions).filter((permission) => {
      const verb = permission.split('.')[1]!
      return verb !== 'read' && (grantsAccess !== undefined || !lastingVerbs.includes(verb))
    }),
  )
}

export function provedOf(features: readonly Feature[]): string[] {
  return sensitiveOf(features.filter((feature) => feature.grantsAccess === 'by-secret' || isTenant(feature)))
}

function isTenant({ exportTables = {} }: Feature) {
  return Object.values(exportTables).some(({ tenant }) => tenant === 'id')
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

export function merged<const List extends readonly object[], const Part extends string>(
  list: List,
  part: Part,
) {
  const declared = list.map((each) => (each as Partial<Record<Part, object>>)[part])
  return Object.assign({}, ...declared) as Intersection<Declared<List, Part>>
}

export function joined<const List extends readonly object[], const Part extends string>(
  list: List,
  part: Part,
) {
  type Arrays = Extract<Declared<List, Part>, readonly unknown[]>
  return list.flatMap(
    (each) => (each as Partial<Record<Part, readonly unknown[]>>)[part] ?? [],
  ) as Arrays[number][]
}
