const redacted = '[redacted]'

const secretKey = /authorization|cookie|password|passwd|secret|token|api_?-?key|credential|jwt/i

const secretText: [RegExp, string][] = [
  [/\beyJ(?:(?!-eyJ)[\w-])+\.[\w-]+\.[\w-]*/g, redacted],
  [/\bsb_secret_[\w-]+/g, redacted],
  // The prefix that lists and logs show is too short to match.
  [/\bplinth_[0-9A-Za-z]{20,}/g, redacted],
  [/\bwhsec_[\w+/]+=*/g, redacted],
  [/\binv_[\w-]{43}/g, redacted],
  [/\b(bearer|basic) [\w.~+/=-]+/gi, `$1 ${redacted}`],
  [/(\w:\/\/[^\s:/@"]*):[^\s/@"]+@/g, `$1:${redacted}@`],
  [/([?&#](?:code|token_hash|\w*token|\w*secret|\w*key)=)[^\s&"#]+/gi, `$1${redacted}`],
]

/** Replaces secrets at any depth, by the name of their key or by their form. */
export function withoutSecrets<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value, replaceSecret))
}

export function replaceSecret(key: string, value: unknown) {
  if (value !== null && value !== undefined && secretKey.test(key)) return redacted
  return typeof value === 'string' ? redactText(value) : value
}

function redactText(text: string) {
  return secretText.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text)
}
