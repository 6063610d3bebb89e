import { cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { MANIFEST } from './manifest.ts'
import type { Place } from './place.ts'

/** A local or mounted folder. */
export function folderPlace(given: string): Place {
  const address = resolve(given)
  return {
    address,
    addressOf: (name) => join(address, name),

    async put(dir, name) {
      const partial = join(address, `${name}.partial`)
      await mkdir(dirname(partial), { recursive: true })
      try {
        await cp(dir, partial, { recursive: true })
        await rename(partial, join(address, name))
      } catch (error) {
        await rm(partial, { recursive: true, force: true })
        throw error
      }
    },

    async get(file) {
      const path = join(address, file)
      return (await isThere(path)) ? path : undefined
    },

    async list() {
      const names = await readdir(address).catch(() => [])
      const whole = await Promise.all(names.map((name) => isThere(join(address, name, MANIFEST))))
      return names.filter((name, at) => whole[at] && !name.endsWith('.partial')).toSorted()
    },
  }
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
