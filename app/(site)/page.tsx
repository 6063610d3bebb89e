export default function Page() {
  return <h1>Plinth</h1>
}
