// A file that the API answered with, given to the person.

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
