import { expect, test } from 'vitest'
import * as members from '@/app/api/v1/workspaces/[workspaceId]/members/route'
import * as notes from '@/lib/features/notes/route'
import { addNotes } from '../support/notes'
import { createFellow, createMember } from '../support/people'
import { type Handler, send } from '../support/send'

type Params = Parameters<typeof send>[1]

/** The pages from the first to the last, by the links alone. */
async function walk(handler: Handler, sent: Params, query: Record<string, string>) {
  const pages = [await send(handler, { ...sent, query })]
  for (let next = nextOf(pages[0]!); next; next = nextOf(pages.at(-1)!)) {
    const { pathname, searchParams } = new URL(next, 'http://localhost:3000')
    expect(pathname).toBe(`/api/${sent!.params!.workspaceId}`)
    expect(Object.fromEntries(searchParams)).toMatchObject(query)
    pages.push(await send(handler, { ...sent, query: Object.fromEntries(searchParams) }))
  }
  return pages
}

function nextOf({ headers, meta }: Awaited<ReturnType<typeof send>>) {
  const [, url] = /^<(\/[^>]+)>; rel="next"$/.exec(headers.get('link') ?? '') ?? []
  const cursor = url && new URL(url, 'http://localhost:3000').searchParams.get('cursor')
  expect(cursor ?? null).toBe(meta.page.next)
  return url
}

test('a list links to its next page, which keeps the other parameters, and the last page to none', async () => {
  const ada = await createMember()
  await addNotes(ada, ['One', 'Two', 'Three', 'Four', 'Five'])
  const sent = { as: ada, params: { workspaceId: ada.workspaceId } }

  const pages = await walk(notes.GET, sent, { limit: '2' })

  expect(pages.map(({ data }) => data.map(({ title }: { title: string }) => title))).toEqual([
    ['Five', 'Four'],
    ['Three', 'Two'],
    ['One'],
  ])
  expect(pages.at(-1)!.headers.get('link')).toBeNull()
})

test('a sorted list links to its next page, and HEAD does too', async () => {
  const ada = await createMember()
  await createFellow(ada.workspaceId, 'viewer')
  const sent = { as: ada, params: { workspaceId: ada.workspaceId } }

  const pages = await walk(members.GET, sent, { limit: '1' })
  const head = await send(members.HEAD, { ...sent, method: 'HEAD', query: { limit: '1' } })

  expect(pages.map(({ data }) => data.length)).toEqual([1, 1])
  expect(head.headers.get('link')).toBe(pages[0]!.headers.get('link'))
})
