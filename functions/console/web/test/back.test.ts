// Why a mail did not arrive, in three languages: no browser needed.
import { expect, test, vi } from "vitest";

vi.stubGlobal("localStorage", { getItem: () => null });
vi.stubGlobal("navigator", { languages: ["en"] });
const { languages, spoken } = await import("../src/words/language");
const { cameBack } = await import("../src/users/pane/why/back");

/** known are the kinds that SES names, as the API keeps them. */
const known = [
  ...["General", "NoEmail", "Suppressed", "OnAccountSuppressionList"].map((k) => "bounce Permanent " + k),
  ...["General", "MailboxFull", "MessageTooLarge", "ContentRejected", "AttachmentRejected"].map((k) => "bounce Transient " + k),
  "bounce Undetermined Undetermined", "suppressed OnAccountSuppressionList", "complaint", "refused", "refused rejected",
];

test("why a mail came back is said in a sentence of the reader's language; what nobody knows is quoted", () => {
  const heard = new Set<string>();
  for (const l of languages) {
    spoken.set(l);
    for (const one of known) {
      const said = cameBack(one);
      expect(said, `${l} ${one}`).toMatch(/^\p{Lu}.*[^.]\.$/u);
      heard.add(said);
    }
    expect(cameBack("bounce Permanent Whatever")).toBe("bounce Permanent Whatever");
    expect(cameBack("constructor")).toBe("constructor");
  }
  expect(heard.size).toBe(known.length * languages.length);
});
