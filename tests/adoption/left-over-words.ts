type File = { path: string; text: string }

const words = /(?<![\w-])(tasks?|projects?|labels?|comments?|attachments?|assignees?)(?![\w-])/gi

/** Words of the sample that mean something else where they stand, each with the reason. */
const reasons: [where: RegExp, word: RegExp, reason: string][] = []

/** The places in files that say a word of the sample. */
export function leftOverWords(files: File[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) =>
      [...line.matchAll(words)]
        .map(([word]) => word)
        .filter((word) => !reasons.some(([where, said]) => where.test(path) && said.test(word)))
        .map((word) => `${path}:${index + 1}: ${word}`),
    ),
  )
}
