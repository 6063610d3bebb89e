import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { de, en } from '@/app/_messages/messages'
import { faultsOf, sentencesOfComments, sentencesOfPage } from './support/words'

const source = globSync(['{app,lib,scripts,packages,tests}/**/*.{ts,tsx}', '*.ts'], {
  exclude: ['**/node_modules/**'],
})
const pages = globSync(['*.md', 'docs/**/*.md', '.github/**/*.md', 'packages/*/*.md'])

const faultsIn = (path: string) =>
  (path.endsWith('.md') ? sentencesOfPage : sentencesOfComments)(readFileSync(path, 'utf8'))
    .flatMap(faultsOf)
    .map((fault) => `${path}: ${fault}`)

test('a comment begins with its noun and has no semicolon', () => {
  expect(source.length).toBeGreaterThan(500)
  expect(source.flatMap(faultsIn)).toEqual([])
})

test('a page begins its sentences with their nouns and has no semicolon', () => {
  expect(pages.length).toBeGreaterThan(20)
  expect(pages.flatMap(faultsIn)).toEqual([])
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

function phrasesOf(texts: object): string[] {
  return Object.values(texts).flatMap((value) => (typeof value === 'string' ? [value] : phrasesOf(value)))
}
