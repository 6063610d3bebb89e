const redacted = '[redacted]'

const secretKey = /authorization|cookie|password|passwd|secret|token|api_?-?key|credential|jwt/i

// What is a secret by its own look, wherever it stands: in a message, a stack, a URL.
const secretText: [RegExp, string][] = [
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, redacted],
  [/\bsb_secret_[\w-]+/g, redacted],
  // An API key, unlike its beginning, which lists and logs show.
  [/\bplinth_[0-9A-Za-z]{20,}/g, redacted],
  [/\bwhsec_[\w+/]+=*/g, redacted],
  [/\binv_[\w-]{43}/g, redacted],
  [/\b(bearer|basic) [\w.~+/=-]+/gi, `$1 ${redacted}`],
  [/(\w:\/\/[^\s:/@"]*):[^\s/@"]+@/g, `$1:${redacted}@`],
  [/([?&#](?:code|token_hash|\w*token|\w*secret|\w*key)=)[^\s&"#]+/gi, `$1${redacted}`],
]

/** A copy of a JSON value in which every secret is replaced, at any depth: by the name of its key, or by its own look. */
export function withoutSecrets<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value, replaceSecret))
}

/** For JSON.stringify. */
export function replaceSecret(key: string, value: unknown) {
  if (value !== null && value !== undefined && secretKey.test(key)) return redacted
  return typeof value === 'string' ? redactText(value) : value
}

function redactText(text: string) {
  return secretText.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text)
}
