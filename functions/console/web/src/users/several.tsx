export default function Several(_: { ticked: unknown[]; done: () => void }) {
  return null;
}
