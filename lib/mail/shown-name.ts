const SHOWN_MAX_LENGTH = 60

/** Joiners write words of some scripts and emoji of several people. Beside a letter of ours they would only hide an address. */
const invisible =
  /(?!(?<=\p{Extended_Pictographic})\ufe0f)(?!(?<=[[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]--\p{Script=Latin}])[\u200c\u200d](?=[[\p{L}\p{M}\p{Extended_Pictographic}]--\p{Script=Latin}]))[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u2800]/gv
/** A telephone dials a long number at a touch. */
const longNumber = /\+?\d(?:[\s()-]*\d){6,}/g
const addressOfMachine = /(?<!\d)\d+(?:\.\d+){3}/g
const dotInDomain = /[.。](?=\p{L})/gu
const afterScheme = /(?<=\p{L}):(?=\S)/gu
const inMailAddress = /(?<=\S)@(?=\S)/gu

export function shownName(name: string): string {
  const plain = name.normalize('NFKC').replace(/\s+/g, ' ').replace(invisible, '').trim()
  return `"${shortened(withoutLinks(plain))}"`
}

function withoutLinks(text: string) {
  return text
    .replace(longNumber, (digits) => digits.replaceAll(/[+\s()-]/g, '').replaceAll(/\d{3}(?=\d)/g, '$& · '))
    .replace(addressOfMachine, (digits) => digits.replaceAll('.', '. '))
    .replace(dotInDomain, '. ')
    .replace(afterScheme, ': ')
    .replace(inMailAddress, ' @ ')
}

function shortened(text: string) {
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
  return characters.length > SHOWN_MAX_LENGTH
    ? `${characters.slice(0, SHOWN_MAX_LENGTH - 1).join('')}…`
    : text
}
