import 'server-only'
import { pageLocale } from '@/lib/auth/page-locale'
import { en, messages, type Messages } from './messages'

/** Translates a service's refusal by its English sentence, or else by its code. */
export async function refusalSentences() {
  const [locale, m] = [await pageLocale(), await messages()]

  return (sentence: string, code: keyof Messages['refusals']): string => {
    const key = keyBySentence.get(sentence)
    if (key) return m.sentences[key]
    return locale === 'en' ? sentence : m.refusals[code]
  }
}

type SentenceKey = keyof Messages['sentences']

const keyBySentence = new Map(
  Object.entries(en.sentences).map(([key, sentence]) => [sentence as string, key as SentenceKey]),
)
