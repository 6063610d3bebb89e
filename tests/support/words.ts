const clause =
  /^(What|Whatever|Who|Whoever|Whom|Whose|Whether|Where|Wherever|How|As|Was|Wer|Wem|Wen|Wessen|Ob|Wie|Wo) [^?]*$/

/** The faults of a sentence against the rule of CONTRIBUTING.md, as far as a pattern can find them. */
export function faultsOf(sentence: string): string[] {
  const prose = sentence.replaceAll(/`[^`]*`|https?:\S+/g, '…')
  return [
    ...(clause.test(prose) ? [`opens with a clause: ${sentence}`] : []),
    ...(/;(\s|$)/.test(prose) ? [`has a semicolon: ${sentence}`] : []),
  ]
}

/** Comments that have lines of their own. A comment behind code, and a comment in a string, are left out. */
export function sentencesOfComments(code: string): string[] {
  const blocks = [...code.matchAll(/^[ \t]*\{?\/\*\*?([\s\S]*?)\*\//gm)].map(([, text]) =>
    text!.replaceAll(/^[ \t]*\*/gm, ''),
  )
  const lines = [...code.matchAll(/(?:^[ \t]*\/\/.*\n?)+/gm)].map(([text]) =>
    text.replaceAll(/^[ \t]*\/\//gm, ''),
  )
  return [...blocks, ...lines].flatMap(sentencesOf)
}

/** Headings, paragraphs, items and cells of Markdown, without code. */
export function sentencesOfPage(text: string): string[] {
  return text
    .replaceAll(/^ *```[\s\S]*?^ *```/gm, '')
    .replaceAll(/^(#+|\s*[-*]|\s*\d+\.)\s+/gm, '\n\n')
    .replaceAll(/^(#+ .*)$/gm, '$1\n\n')
    .split(/\n\s*\n|\|/)
    .flatMap(sentencesOf)
}

function sentencesOf(text: string): string[] {
  return text
    .replaceAll(/\s+/g, ' ')
    .split(/(?<=[.!?:])\s+(?=\p{Lu})/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean)
}
