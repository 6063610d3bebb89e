import type { Caller } from '@/lib/auth/caller'
import { hasLiveTokens, mintLiveToken } from '@/lib/auth/live-token'
import { asReader, may } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { selectLiveTopic } from './queries'
import type { LiveToken } from './schema'

/** Asks for the permission each time, so live updates end with it. Throws `not_found` at a deployment without a signing key. */
export async function createLiveToken(caller: Caller, workspaceId: string): Promise<LiveToken> {
  if (!hasLiveTokens) throw new AppError('not_found', 'There are no live updates here.')
  const topic = await asReader(caller, may('workspace.read', workspaceId), (tx) =>
    selectLiveTopic(tx, workspaceId),
  )
  return { topic, ...(await mintLiveToken(topic)) }
}
