import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@supabase/supabase-js'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { startLocalApi } from '@/scripts/stack/api'
import { freePort } from '@plinth/local-supabase/ports'
import { backUp } from '@/scripts/recovery/backup'
import type { Connection } from '@/scripts/recovery/connection'
import type { BackupKey } from '@/scripts/recovery/key'
import { openBackup } from '@/scripts/recovery/opened-backup'
import type { Place } from '@/scripts/recovery/place'
import { placeAt } from '@/scripts/recovery/place-at'
import { adminUrl, createClone, dropClone } from '../support/clones'
import { insertUser } from '../support/accounts'

const { port, template } = inject('cluster')

/** A directory of the running test's own. */
export function scratchDir() {
  const dir = mkdtempSync(join(tmpdir(), 'plinth-recovery-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** A migrated database of the running test's own, as the role that recovers, with a connection to look into it. */
export async function createHouse() {
  const name = `recovery_${randomBytes(6).toString('hex')}`
  await createClone(port, template, name)
  const inside = new pg.Pool({ connectionString: adminUrl(port, name), max: 2 })
  inside.on('error', () => {})
  onTestFinished(async () => {
    await inside.end()
    await dropClone(port, name)
  })
  const connection: Connection = { databaseUrl: `postgres://postgres:postgres@127.0.0.1:${port}/${name}` }
  return { name, connection, inside }
}
export type House = Awaited<ReturnType<typeof createHouse>>

/** The Auth and Storage of a house. */
export async function openServices({ name, connection }: House) {
  const [apiPort, mailPort] = [await freePort(), await freePort()]
  const api = await startLocalApi({
    adminUrl: adminUrl(port, name),
    apiPort,
    mailPort,
    dir: scratchDir(),
    siteUrl: 'http://localhost:3000',
  })
  const secretKey = localDefaults.SUPABASE_SECRET_KEY
  const url = `http://127.0.0.1:${apiPort}`
  const noSession = { auth: { persistSession: false, autoRefreshToken: false } }
  return {
    connection: { ...connection, storage: { url, secretKey } },
    admin: createClient(url, secretKey, noSession),
    visitor: createClient(url, localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY, noSession),
    [Symbol.asyncDispose]: () => api.close(),
  }
}

/** Somebody's workspace with a project, a task and what the triggers make of it. */
export async function furnish({ inside }: House, email = 'ada@example.com') {
  const { rows } = await inside.query<{ userId: string; workspaceId: string }>(
    `with person as (${insertUser('gen_random_uuid()', '$1')} returning id)
     select person.id as "userId", private.uuid_v7() as "workspaceId" from person`,
    [email],
  )
  const { userId, workspaceId } = rows[0]!
  await inside.query(`insert into workspaces (id, name) values ($1, 'Tea “\t\\N\n” Ünïcode')`, [workspaceId])
  await inside.query(`insert into memberships values ($1, $2, 'owner')`, [workspaceId, userId])
  await inside.query(
    `with project as (
       insert into projects (workspace_id, name, created_by) values ($1, 'Spring', $2) returning id
     ), task as (
       insert into tasks (workspace_id, project_id, title, created_by, assignee_id, due_on)
       select $1, project.id, 'Task ' || n, $2, $2, '2026-11-30' from project, generate_series(1, 3) as n returning id
     ), label as (
       insert into labels (workspace_id, name, colour) values ($1, 'Late', 'red') returning id
     )
     insert into task_labels (workspace_id, task_id, label_id) select $1, task.id, label.id from task, label`,
    [workspaceId, userId],
  )
  return { userId, workspaceId }
}

type Made = { to?: string; key?: BackupKey; place?: Place; tell?: (line: string) => void }

/** A whole backup, and the place that holds it. */
export async function backUpOf(from: Connection, { to = scratchDir(), key, place, ...more }: Made = {}) {
  const target = place ?? placeAt(to, {})
  const { name, manifest } = await backUp({ from, to: target, workDir: scratchDir(), key, ...more })
  const at = target.addressOf(name)
  return { at, manifest, open: () => openBackup(placeAt(at, {}), scratchDir(), key) }
}
