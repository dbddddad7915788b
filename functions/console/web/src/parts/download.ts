// A file that the API answered with, given to the person.
import { take } from "../api/client";

/** download saves an answer's file under the name the answer gives it. */
export function download(file: Blob, response: Response, otherwise: string) {
  const name = /filename="?([^";]+)"?/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? otherwise;
  const url = URL.createObjectURL(file);
  const a = document.createElement("a");
  a.href = url;
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** receive gives the person the file that the API answers with. */
export async function receive(answer: Promise<{ data?: unknown; error?: unknown; response: Response }>, otherwise: string): Promise<void> {
  download((await take(answer)) as Blob, (await answer).response, otherwise);
}
