/** A store of backups, one folder of files for each. */
export type Place = {
  address: string
  /** The address for db:restore. */
  addressOf: (name: string) => string
  /** Stores the files of `dir` as the backup `name`. Until all have arrived, no backup of that name is complete. */
  put: (dir: string, name: string, files: string[]) => Promise<void>
  /** Fetches one file of the backup and returns its local path. Undefined for a missing file. */
  get: (file: string, into: string) => Promise<string | undefined>
  /** The names of complete backups, oldest first. */
  list: () => Promise<string[]>
}
