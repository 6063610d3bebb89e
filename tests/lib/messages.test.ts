import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dictionary } from '@/app/_messages/dictionary'
import { de, en } from '@/app/_messages/messages'
import { preferredLocale } from '@/lib/auth/locale'
import { fill } from '@/app/_messages/phrase'
import { listFaults } from '../support/list-faults'

const english = phrasesOf(en)
const german = phrasesOf(de)

test('every language says the same things, with the same names to put in', () => {
  const named = (phrases: Map<string, string>) =>
    [...phrases].map(([key, phrase]) => [key, ...(phrase.match(/\{\w+\}/g)?.toSorted() ?? [])].join(' '))

  expect(listFaults({ file: 'app/_messages/de', written: named(german), wanted: named(english) })).toEqual([])
})

test('parts add to what others say, and two that say the same thing are refused', () => {
  const first = { en: { pager: { members: 'More members' } }, de: {} }
  const second = { en: { pager: { notes: 'More notes' } }, de: {} }

  expect(dictionary([first, second], 'en')).toEqual({
    pager: { members: 'More members', notes: 'More notes' },
  })
  expect(() => dictionary([first, first], 'en')).toThrow('Two parts say “members”.')
})

test('a sentence that is looked up by its words is one that a service, a schema or the database says', () => {
  const said = sourcesOf('lib', /\.ts$/) + sourcesOf('supabase/schemas', /\.sql$/) + sourcesOf('app', /\.ts$/)

  // The numbers are put in by the schema.
  const literal = Object.values(en.sentences).filter((sentence) => !/\d/.test(sentence))
  const unsaid = literal.filter((sentence) => !said.replaceAll('\\n', '').includes(sentence))
  expect(
    unsaid.map((sentence) => `"${sentence}": remove it from sentences in app/_messages/en and de`),
  ).toEqual([])
})

test('every message is read by a page, a form or a mail', () => {
  const words = new Set((sourcesOf('app', /\.tsx?$/) + sourcesOf('lib', /\.ts$/)).match(/\w+/g))

  const isRead = (key: string) =>
    key.startsWith('sentences.') ||
    key
      .split('.')
      .at(-1)
      ?.split(/\W/)
      .every((word) => words.has(word))
  const unread = [...english.keys()].filter((key) => !isRead(key))
  expect(unread.map((key) => `${key}: remove it from app/_messages/en and de`)).toEqual([])
})

test.each([
  [null, 'en'],
  ['', 'en'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['en;q=0.5, de;q=0.9', 'de'],
  ['fr, nl;q=0.9', 'en'],
  ['de;q=0, en', 'en'],
  [';;;,q=,;q=x', 'en'],
])('a browser that asks for %j reads %s', (header, locale) => {
  expect(preferredLocale(header)).toBe(locale)
})

test('what is put into a phrase stands where its name was, and nothing in it is read as a name', () => {
  expect(fill(en.members.changed, { name: '{role}', role: 'Admin' })).toBe('{role}’s role is now: Admin.')
})

function phrasesOf(texts: object, path = ''): Map<string, string> {
  const entries = Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : [...phrasesOf(value as object, `${path}${key}.`)],
  )
  return new Map(entries.toSorted(([one], [other]) => one.localeCompare(other)))
}

function sourcesOf(root: string, name: RegExp) {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(path) && !path.startsWith('_messages'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n')
}
