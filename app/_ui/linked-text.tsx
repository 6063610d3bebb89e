import { linksIn } from './links-in'
import { textLinkClass } from './text-link'

/** A text with its addresses as links. Everything else stays text. */
export function LinkedText({ text }: { text: string }) {
  return linksIn(text).map((piece) =>
    piece.href ? (
      <a
        key={piece.at}
        href={piece.href}
        rel="noopener noreferrer nofollow"
        className={`${textLinkClass} wrap-anywhere`}
      >
        {piece.text}
      </a>
    ) : (
      piece.text
    ),
  )
}
