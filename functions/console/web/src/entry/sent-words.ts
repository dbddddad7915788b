// After a link was asked for: none of it is fetched by who only signs in.
import { words } from "../words/language";

export const say = words({
  de: { sent: (mail: string) => `Wenn es zu diesen Angaben ein Konto gibt, ist eine E-Mail an ${mail} unterwegs.`, other: "Andere Angaben" },
  en: { sent: (mail: string) => `If there is an account for these, a mail to ${mail} is under way.`, other: "Other details" },
  fr: { sent: (mail: string) => `Si un compte correspond à ces données, un e-mail à ${mail} est en route.`, other: "Autres données" },
});
