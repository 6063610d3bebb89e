const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Bidi_Control}]/v
const controls = /\p{Bidi_Control}/gv

/** A value in a sentence does not turn the words beside it. https://www.w3.org/International/questions/qa-bidi-unicode-controls */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text.replace(controls, '')}\u2069` : text
}
