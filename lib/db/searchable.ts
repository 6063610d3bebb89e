/**
 * Three letters or digits in a row, or two of Chinese, Japanese or Korean. Anything else is in most rows, or no index could find it. Characters
 * beyond ASCII count as letters, and Postgres bounds what a search for them reads.
 */
export const searchable =
  /[^\s!-/:-@[-`{-~]{3}|[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f]{2}/u
