type File = { path: string; text: string }

/** Words of the sample. “Project” and “label” alone mean other things throughout. */
const words = /(?<![\w-])(?:tasks?|assignees?|attachments?|labels|comments)(?![\w-])/gi
const names = new RegExp(
  [
    String.raw`\b[a-z]\w*(?:Task|Attachment|Assignee)s?(?![a-z])\w*`,
    String.raw`\b(?:task|attachment|assignee)(?:_|[A-Z])\w*`,
    String.raw`\b(?:project|label|comment)(?:_id|Id)\b`,
    String.raw`\b(?:create|list|change|remove)(?:Project|Label|Comment)s?\b`,
    String.raw`\b(?:projects|labels|comments)\.(?:read|create|change|remove)\b`,
    String.raw`\bpublic\.(?:projects|labels|comments)\b`,
    String.raw`/(?:projects|labels|comments)\b`,
  ].join('|'),
  'g',
)

/** Places where a word means something else. */
const reasons: [where: RegExp, word: RegExp, reason: string][] = [
  [/^\.github\//, /^labels$/i, 'Labels of an issue.'],
  [/^(\.github|docs|scripts|tests)\/|^[A-Z]+\.md$/, /^comments$/i, 'Comments of code.'],
  [/^app\/_ui\//, /^labels$/i, 'Labels of fields and buttons.'],
  [
    /(^lib\/http\/file|download-names|storage\.test|api\/export\.test)\.ts$/,
    /^attachment$/i,
    'A value of Content-Disposition.',
  ],
  [/mailpit\.ts$|mail-pages\.test\.ts$/, /^attachments$/i, 'A field of Mailpit.'],
  [/^docs\/deploy-checks\.md$/, /^webhook$/i, 'The command writes the page again.'],
  [/^packages\/local-supabase\/README\.md$/, /^webhook$/i, 'A service of Supabase.'],
  [/openapi\/(document|specification)\.ts$|architecture\/api\.md$/, /^webhook$/i, 'A field of OpenAPI.'],
  [/redirects\.test\.ts$/, /^labels$/i, 'Labels of a host name.'],
  [/config\.toml$|^tests\/.*\.ts$/, /^project_id$/i, 'The Supabase project of a configuration.'],
  [/management-api\.ts$|hosted\.ts$/, /^\/projects$/i, 'An address of the Management API.'],
]

/** Words of single parts. The other parts are called by words that mean something else as well. */
const wordsOfParts: Record<string, RegExp> = {
  bulk: /(?<!\w)bulk/gi,
  palette: /palette/gi,
  'physical-recovery': /drill|base backup|point in time|basebackup/gi,
  'quick-entry': /quick.?entr/gi,
  // Standard Webhooks and its package sign what comes in, which stays.
  webhooks: /(?<!standard[ -]?|MAIL_|inbound |\{ |new )webhook(?!-(?:id|timestamp|signature)\b)/gi,
}

/** Lines of files that say a word of the sample. */
export function leftOverWords(files: readonly File[]): string[] {
  return linesSaying([words, names], files)
}

/** Lines of files that say a word of one part. */
export function leftOverWordsOf(part: string, files: readonly File[]): string[] {
  const said = wordsOfParts[part]
  return said ? linesSaying([said], files) : []
}

function linesSaying(patterns: readonly RegExp[], files: readonly File[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) =>
      patterns
        .flatMap((pattern) => [...line.matchAll(pattern)])
        .map(([word]) => word)
        .filter((word) => !reasons.some(([where, said]) => where.test(path) && said.test(word)))
        .map((word) => `${path}:${index + 1}: “${word}” in ${line.trim()}`),
    ),
  )
}
