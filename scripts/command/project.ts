import { resolve } from 'node:path'

/** The root of the repository. */
export const projectDir = resolve(import.meta.dirname, '../..')
