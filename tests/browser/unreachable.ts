/** The sentence of a form whose server does not answer. */
export const unreachable = 'The server could not be reached. Please try again.'
