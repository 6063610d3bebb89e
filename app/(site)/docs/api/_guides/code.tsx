export function Code({ children }: { children: string }) {
  return <code className="font-mono text-sm wrap-anywhere">{children}</code>
}
