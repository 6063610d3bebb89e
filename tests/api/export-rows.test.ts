import { expect, test, vi } from 'vitest'
import * as accountExport from '@/app/api/v1/me/export/route'
import { createMember, tokenFor } from '../support/people'
import { unzip } from '../support/unzip'

vi.mock('@/lib/features/export/parts', () => ({ parts: [] }))

test('an export without its removable parts is whole, has every row and speaks of nothing else', async () => {
  const ada = await createMember()
  const request = new Request('http://localhost:3000/api/v1/me/export', {
    headers: { authorization: `Bearer ${await tokenFor(ada)}` },
  })

  const answer = await accountExport.GET(request, { params: Promise.resolve({}) })
  const files = await unzip(new Uint8Array(await answer.arrayBuffer()))

  const textOf = (name: string) => new TextDecoder().decode(files[name])
  expect(textOf(`workspaces/${ada.workspaceId}/memberships.jsonl`)).toContain(ada.userId)
  expect(textOf('readme.txt')).toContain('jsonlines.org')
  expect(textOf('readme.txt')).not.toMatch(/attached files/i)
})
