/** An endpoint of the local API, or the rest of the way to it. */
export type Door = (request: Request) => Promise<Response>
