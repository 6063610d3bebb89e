import { z } from 'zod'
import { type BackupKey, nameOf, sealOf } from './key.ts'

export const MANIFEST = 'manifest.json'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
// A name never leads out of the backup.
const File = z.object({
  name: z.string().regex(/^(tables|objects)\/[\w."-]+$/),
  bytes: z.number().int().min(0),
  sha256: Sha256,
})

const Manifest = z.object({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** The name of the encryption key. Null without encryption. */
  keyName: z.string().nullable(),
  /** server_version_num: 170010 is 17.10. */
  serverVersion: z.number().int(),
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.number().int(),
      /** SHA-256 of the rows as COPY writes them, in the order of their key. */
      sha256: Sha256,
      file: File,
    }),
  ),
  leftOut: z.array(z.object({ name: z.string(), reason: z.string() })),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
  /** Partitions that a new database may lack. */
  partitions: z.array(z.object({ name: z.string(), parent: z.string(), bound: z.string() })),
  /** The contents of storage.objects, by its ids. */
  objects: z.array(z.object({ id: z.uuid(), sha256: Sha256, file: File })),
  /** Objects with a row and no content. */
  withoutContent: z.array(z.uuid()),
  /** Grants, policies, functions and everything else that decides about rights: see schema-lines.ts. */
  schema: z.array(z.string()),
})
export type Manifest = z.infer<typeof Manifest>

/** The text ends with its own seal. */
export function writeManifest(manifest: Manifest, key: BackupKey | undefined): string {
  const seal = sealOf(JSON.stringify(manifest), key)
  return `${JSON.stringify({ ...manifest, seal }, null, 1)}\n`
}

/** Throws one sentence for a changed manifest, another format or another key. */
export function readManifest(text: string, key: BackupKey | undefined): Manifest {
  const { seal, ...content } = parse(text)
  const manifest = Manifest.safeParse(content)
  if (!manifest.success) throw new Error(`${damaged} ${z.prettifyError(manifest.error)}`)

  const { keyName } = manifest.data
  if (keyName && !key) throw new Error('This backup is encrypted: set BACKUP_KEY to its key.')
  if (!keyName && key) throw new Error('This backup is not encrypted: unset BACKUP_KEY if you trust it.')
  if (keyName && key && keyName !== nameOf(key)) throw new Error('This backup has another BACKUP_KEY.')
  if (seal !== sealOf(JSON.stringify(content), key)) throw new Error(damaged)
  return manifest.data
}

const damaged = `The ${MANIFEST} of this backup was changed or damaged.`

function parse(text: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch (error) {
    throw new Error(damaged, { cause: error })
  }
}
