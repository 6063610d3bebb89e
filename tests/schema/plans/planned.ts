/** A request by its method and path, `{name}` for an id of the scene, and the body that it is sent with. */
export type Planned = [request: string, body?: object]
