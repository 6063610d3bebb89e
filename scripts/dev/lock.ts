import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { signalGroup } from '@plinth/local-supabase/guarded'
import { exists, readText, runsWith } from '@plinth/local-supabase/process'
import type { Settings } from './settings.ts'

// The port is free when the last process of the group is gone.
const END_TIMEOUT_MS = 2000
const POLL_MS = 10

type Dev = Settings & Children & { hosted: boolean; pid: number }

/** The leaders of the process groups that it runs. */
type Children = { nextPid?: number | undefined; workerPid?: number | undefined }

/** Makes this process the one `npm run dev` of the state directory, or returns the living one that is. */
export async function claimDev(settings: Settings, hosted: boolean): Promise<Dev | undefined> {
  const { dir } = settings
  const living = livingDev(dir)
  if (living) return living

  await endLeft(readDev(dir)?.nextPid, 'next')
  await endLeft(readDev(dir)?.workerPid, 'worker.ts')
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

/** Notes what a later `npm run dev` has to end if this process and its guards are all killed. */
export function recordChildren(dir: string, children: Children) {
  writeFileSync(fileIn(dir), JSON.stringify({ ...readDev(dir), ...children }))
}

/** The `npm run dev` that owns this state directory, if it lives. */
export function livingDev(dir: string): Dev | undefined {
  const dev = readDev(dir)
  return dev && runsWith(dev.pid, 'dev.ts') ? dev : undefined
}

async function endLeft(pid: number | undefined, program: string) {
  if (!pid || !runsWith(pid, program)) return

  signalGroup(pid, 'SIGKILL')
  const deadline = Date.now() + END_TIMEOUT_MS
  while (exists(-pid) && Date.now() < deadline) await sleep(POLL_MS)
}

function readDev(dir: string): Dev | undefined {
  const text = readText(fileIn(dir))
  return text ? JSON.parse(text) : undefined
}

function fileIn(dir: string) {
  return join(dir, 'dev.json')
}
