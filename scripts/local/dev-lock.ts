import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readText, runsWith } from './process.ts'
import type { Settings } from './settings.ts'

export type Dev = Settings & { hosted: boolean; pid: number }

/** Makes this process the one `npm run dev` of the state directory, or returns the living one that is. */
export function claimDev(settings: Settings, hosted: boolean): Dev | undefined {
  const { dir } = settings
  const living = livingDev(dir)
  if (living) return living

  mkdirSync(dir, { recursive: true })
  rmSync(fileIn(dir), { force: true })
  const dev: Dev = { ...settings, hosted, pid: process.pid }
  try {
    writeFileSync(fileIn(dir), JSON.stringify(dev), { flag: 'wx' })
    return undefined
  } catch (error) {
    // Another one may have been faster by a moment.
    const faster = livingDev(dir)
    if (!faster) throw error
    return faster
  }
}

export function releaseDev(dir: string) {
  rmSync(fileIn(dir), { force: true })
}

/** The `npm run dev` that owns this state directory, if it lives. */
export function livingDev(dir: string): Dev | undefined {
  const text = readText(fileIn(dir))
  if (!text) return undefined
  const dev: Dev = JSON.parse(text)
  return runsWith(dev.pid, 'dev.ts') ? dev : undefined
}

function fileIn(dir: string) {
  return join(dir, 'dev.json')
}
