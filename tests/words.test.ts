import { globSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { expect, test } from 'vitest'
import { de, en } from '@/app/_messages/messages'
import {
  faultsOf,
  sentencesOfComments,
  sentencesOfCss,
  sentencesOfDocument,
  sentencesOfPage,
  sentencesOfSql,
  sentencesOfTexts,
} from './support/words'

const source = globSync(['{app,lib,scripts,packages,tests}/**/*.{ts,tsx}', '*.ts'], {
  exclude: ['**/node_modules/**'],
})
const pages = globSync(['*.md', 'docs/**/*.md', '.github/**/*.md', 'packages/*/*.md'])

const sql = globSync('{supabase,packages,tests}/**/*.sql', { exclude: ['**/node_modules/**'] })
const styles = globSync('{app,packages}/**/*.css', { exclude: ['**/node_modules/**'] })
const programs = globSync('{scripts,packages}/**/*.ts', {
  // The removal of a part of the sample takes texts out of two programs, letter by letter.
  exclude: ['**/node_modules/**', '**/*.test.ts', 'scripts/sample/**', 'scripts/{example,test-proofs}.ts'],
})

const readers: Record<string, (text: string) => string[]> = {
  '.md': sentencesOfPage,
  '.sql': sentencesOfSql,
  '.css': sentencesOfCss,
}

const faultsIn = (path: string, read = readers[extname(path)] ?? sentencesOfComments) =>
  read(readFileSync(path, 'utf8'))
    .flatMap(faultsOf)
    .map((fault) => `${path}: ${fault}`)

test('a comment begins with its noun and has no semicolon', () => {
  expect(source.length).toBeGreaterThan(500)
  expect(source.flatMap((path) => faultsIn(path))).toEqual([])
})

test('a comment of SQL and of a style sheet begins with its noun and has no semicolon', () => {
  expect(sql.length).toBeGreaterThan(30)
  expect(styles.length).toBeGreaterThan(0)
  expect([...sql, ...styles].flatMap((path) => faultsIn(path))).toEqual([])
})

test('a text that a command prints begins with its noun and has no semicolon', () => {
  expect(programs.length).toBeGreaterThan(100)
  expect(programs.flatMap((path) => faultsIn(path, sentencesOfTexts))).toEqual([])
})

test('a description of the API document begins with its noun and has no semicolon', () => {
  const sentences = sentencesOfDocument(JSON.parse(readFileSync('docs/openapi.json', 'utf8')))

  expect(sentences.length).toBeGreaterThan(100)
  expect(sentences.flatMap(faultsOf)).toEqual([])
})

test('a page begins its sentences with their nouns and has no semicolon', () => {
  expect(pages.length).toBeGreaterThan(20)
  expect(pages.flatMap((path) => faultsIn(path))).toEqual([])
})

test.each([
  ['English', en],
  ['German', de],
])('the interface in %s begins with its noun and has no semicolon', (_, messages) => {
  expect(phrasesOf(messages).flatMap(faultsOf)).toEqual([])
})

test.each([
  ['// What the caller may see.', ['opens with a clause: What the caller may see.']],
  ['/** Returns it. Whoever asks gets one. */', ['opens with a clause: Whoever asks gets one.']],
  ['/**\n * The caller; null for a visitor.\n */', ['has a semicolon: The caller; null for a visitor.']],
  ['  // Wer fragt, ist egal.', ['opens with a clause: Wer fragt, ist egal.']],
  ['// What is asked?', []],
  ['// The worker runs `a; b` again.', []],
  ['const text = "What is it; who knows"', []],
  ['// https://example.com/a;b', []],
  [
    'call() // What it does; why',
    ['opens with a clause: What it does; why', 'has a semicolon: What it does; why'],
  ],
  ["const text = 'a // What it is; b'", []],
])('%j is judged as it should be', (code, faults) => {
  expect(sentencesOfComments(code).flatMap(faultsOf)).toEqual(faults)
})

test.each([
  ['# What it does', ['opens with a clause: What it does']],
  ['The worker\nretries. Whether it works, it logs.', ['opens with a clause: Whether it works, it logs.']],
  ['- Who asks is known.', ['opens with a clause: Who asks is known.']],
  ['| a | What it is |', ['opens with a clause: What it is']],
  ['```sh\nWhat; it\n```', []],
])('the page %j is judged as it should be', (text, faults) => {
  expect(sentencesOfPage(text).flatMap(faultsOf)).toEqual(faults)
})

test.each([
  [
    '-- What a role may; no more',
    ['opens with a clause: What a role may; no more', 'has a semicolon: What a role may; no more'],
  ],
  ['select 1; -- Whoever asks.', ['opens with a clause: Whoever asks.']],
  ["select 'a -- What it is'; select 2;", []],
])('the SQL %j is judged as it should be', (code, faults) => {
  expect(sentencesOfSql(code).flatMap(faultsOf)).toEqual(faults)
})

test.each([
  ['a {} /* What streams in */', ['opens with a clause: What streams in']],
  ['a { color: red; }', []],
])('the style sheet %j is judged as it should be', (code, faults) => {
  expect(sentencesOfCss(code).flatMap(faultsOf)).toEqual(faults)
})

test.each([
  ['console.log(`It is of ${whose}; it holds.`)', ['has a semicolon: It is of …; it holds.']],
  ["const usage = 'Usage: a\\n\\nWhat it did is lost.'", ['opens with a clause: What it did is lost.']],
  ['query(`begin; set local role x`)', []],
  ["const type = 'text/html; charset=utf-8'", []],
])('the text in %j is judged as it should be', (code, faults) => {
  expect(sentencesOfTexts(code).flatMap(faultsOf)).toEqual(faults)
})

test('a description at any depth of a document is read', () => {
  const document = {
    paths: { a: { description: 'What it is.', headers: [{ summary: 'One; two' }], name: 'a; b' } },
  }

  expect(sentencesOfDocument(document).flatMap(faultsOf)).toEqual([
    'opens with a clause: What it is.',
    'has a semicolon: One; two',
  ])
})

function phrasesOf(texts: object): string[] {
  return Object.values(texts).flatMap((value) => (typeof value === 'string' ? [value] : phrasesOf(value)))
}
