import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { inject } from 'vitest'
import { adminUrl } from './clones'
import { owner } from './owner'

const ownerUrl = () => adminUrl(inject('cluster').port, process.env.TEST_DATABASE!)

/** Runs `npm run operator` as its users do, without a terminal. */
export async function runOperator(args: string[], environment: Record<string, string> = {}) {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, ['scripts/operator.ts', ...args], {
    env: { PATH, HOME, DATABASE_OWNER_URL: ownerUrl(), ...environment } as never,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { code, stdout, stderr, output: stdout + stderr }
}

/** The log of operators about an account, the oldest first. */
export async function actionsOn(userId: string) {
  const { rows } = await owner.query(
    `select verb, operator_name, database_role, reason, session_id from private.operator_actions where $1 = any (user_ids) order by id`,
    [userId],
  )
  return rows
}
