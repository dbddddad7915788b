import { words } from "../../../words/language";

export const say = words({
  de: {
    title: "Neuer Benutzer", toTaken: "Zu diesem Benutzer", create: "Benutzer anlegen", oneMailTo: "Eine E-Mail geht hinaus: die Einladung an die angegebene Adresse.",
    oneMail: (mail: string) => `Eine E-Mail geht hinaus: die Einladung an ${mail}. Sie sagt, wie das Passwort gesetzt wird, und führt zum Kennenlernen. Ihr Link gilt 72 Stunden.`,
    done: (name: string, mail: string) => `${name} ist angelegt. Die Einladung an ${mail} ist unterwegs.`,
  },
  en: {
    title: "New user", toTaken: "To this user", create: "Create user", oneMailTo: "One mail will leave: the invitation to the given address.",
    oneMail: (mail: string) => `One mail will leave: the invitation to ${mail}. It says how to set the password and leads to getting to know the product. Its link is good for 72 hours.`,
    done: (name: string, mail: string) => `${name} is created. The invitation to ${mail} is under way.`,
  },
  fr: {
    title: "Nouvel utilisateur", toTaken: "Vers cet utilisateur", create: "Créer l’utilisateur", oneMailTo: "Un seul e-mail partira : l’invitation à l’adresse indiquée.",
    oneMail: (mail: string) => `Un seul e-mail partira : l’invitation à ${mail}. Elle explique comment définir le mot de passe et mène à la prise en main. Son lien est valable 72 heures.`,
    done: (name: string, mail: string) => `${name} est créé. L’invitation à ${mail} est en route.`,
  },
});
