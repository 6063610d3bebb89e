export type LimitClass = 'read' | 'write' | 'sign-in' | 'expensive'
