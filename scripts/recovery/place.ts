/** Where backups are kept: one folder of files for each. */
export type Place = {
  address: string
  /** As a person would write it for db:restore. */
  addressOf: (name: string) => string
  /** Takes all of `dir` as the backup `name`; until it has everything, no backup of that name is whole. */
  put: (dir: string, name: string, files: string[]) => Promise<void>
  /** Brings one file of the backup to this machine and returns its path. Undefined when it is not there. */
  get: (file: string, into: string) => Promise<string | undefined>
  /** The names of whole backups, oldest first. */
  list: () => Promise<string[]>
}
