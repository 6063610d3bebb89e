import { dictionary } from '@zxcvbn-ts/language-common'
import { germanPasswords } from './german-passwords'

/** More than this around easy words makes a password hard to guess. */
const DECORATION_MAX = 6
/** The letters among them. More are a word of their own. */
const DECORATION_LETTERS_MAX = 2
/** A repeated part counts once, so it is as long as a password. */
const REPEATED_MIN = 10
const WORD_MIN = 4
const PIECE_MIN = 3

/** The rows and columns of English and German keyboards, with what Shift makes of the digits. */
const lines =
  'abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop qwertzuiopu asdfghjkloa zxcvbnm yxcvbnm !@#$%^&*() !"§$%&/()= ' +
  '1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm 8ik 9ol 1qay 6zhn'
const runs = `${lines} ${lines.split('').reverse().join('')}`
const repeats = /(.{1,3}?)\1{2,}/gsu

const separators = /[\p{Z}\p{C}\p{Pd}\p{Pc}.]/gu
const umlauts: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' }
/** “i” stands for “l” too, because “1” is written for both. */
const substitutes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '€': 'e',
  '!': 'i',
  '|': 'i',
  l: 'i',
}

const listed = new Set(
  [...dictionary['passwords-common'], ...germanPasswords.flatMap(spellings)]
    .map(reading)
    .filter((word) => word.length >= WORD_MIN),
)
const LISTED_MAX = Math.max(...[...listed].map((word) => word.length))

/**
 * True for one word of the lists, runs, repetitions and the given words, in any number and order, with a few other characters around. A password
 * of 72 bytes takes less than a millisecond.
 */
export function isEasy(password: string, words: readonly string[] = []): boolean {
  const text = joined(password)
  if (text === '' || unitOf(text).length < Math.min(REPEATED_MIN, text.length)) return true

  const read = substituted(text)
  const known = [...runsOf(text), ...words.flatMap((word) => placesOf(word, read))]
  return (
    isThin(text, known) || listedIn(read).some((word) => isThin(text, [...known, ...placesOf(word, read)]))
  )
}

/** The text, its parts, and both spellings of an umlaut, as isEasy reads them. */
export function easyWords(...texts: string[]): string[] {
  const words = texts.flatMap((text) => [text, ...text.split(/[^\p{L}\p{M}\p{N}]+/u)]).flatMap(spellings)
  return [...new Set(words.map(reading))].filter((word) => word.length >= PIECE_MIN)
}

function spellings(word: string) {
  const spelled = word.normalize('NFC').toLowerCase()
  return [word, spelled.replace(/[äöü]/g, (letter) => umlauts[letter]!)]
}

function reading(text: string) {
  return substituted(joined(text))
}

/** Upper case comes first because it writes “ß” as two letters. */
function joined(text: string) {
  const cased = text.toUpperCase().toLowerCase()
  return cased.normalize('NFKD').replace(/\p{M}/gu, '').replace(separators, '')
}

/** Keeps the place of every character. */
function substituted(text: string) {
  return text.replace(/[^a-km-z]/g, (character) => substitutes[character] ?? character)
}

/** The shortest part that repeats to the whole text. */
function unitOf(text: string) {
  return text.slice(0, `${text}${text}`.indexOf(text, 1))
}

type Place = { from: number; to: number }

function placesOf(word: string, text: string): Place[] {
  const places = []
  for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) {
    places.push({ from, to: from + word.length })
  }
  return places
}

function runsOf(text: string): Place[] {
  const places = [...text.matchAll(repeats)].map(({ index, 0: { length } }) => ({
    from: index,
    to: index + length,
  }))
  for (let from = 0; from < text.length; from += 1) {
    let to = from + PIECE_MIN
    while (to <= text.length && runs.includes(text.slice(from, to))) to += 1
    if (to > from + PIECE_MIN) places.push({ from, to: to - 1 })
  }
  return places
}

function listedIn(text: string): string[] {
  const found = new Set<string>()
  for (let from = 0; from < text.length; from += 1) {
    for (let to = from + WORD_MIN; to <= Math.min(text.length, from + LISTED_MAX); to += 1) {
      const word = text.slice(from, to)
      if (listed.has(word)) found.add(word)
    }
  }
  return [...found]
}

/** True if little is left outside of the places. */
function isThin(text: string, places: Place[]) {
  const isKnown = Array.from(text, () => false)
  for (const { from, to } of places) isKnown.fill(true, from, to)
  const rest = text.split('').filter((_, index) => !isKnown[index])
  const letters = rest.filter((character) => /\p{L}/u.test(character))
  return places.length > 0 && rest.length <= DECORATION_MAX && letters.length <= DECORATION_LETTERS_MAX
}
