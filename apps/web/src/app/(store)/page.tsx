export default function Home() {
  return <h1 className="signage text-3xl">Home</h1>;
}
