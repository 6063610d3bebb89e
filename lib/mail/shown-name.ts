const SHOWN_MAX_LENGTH = 60

const invisible =
  /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u2800]/gu
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
