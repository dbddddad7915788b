import { words } from "../words/language";

export interface Step {
  title: string;
  text: string;
  /** What the picture shows, for those who do not see it. */
  picture: string;
}

export const say = words({
  de: {
    title: "Kennenlernen", lead: "Fünf kurze Schritte. Sie brauchen sich dafür nicht anzumelden.", step: (n: number) => `Schritt ${n} von 5`, toSignIn: "Zur Anmeldung", next: "Weiter", back: "Zurück", all: "Alle Schritte", larger: "Bild in voller Größe",
    steps: [
      { title: "Passwort setzen", text: "In Ihrer Einladung steht ein Link. Er gilt 72 Stunden und nur einmal; erst der Knopf auf der Seite verbraucht ihn. Ein Passwort hat mindestens 15 Zeichen: Ein ganzer Satz ist leicht zu merken. Ist der Link abgelaufen, fordern Sie unter „Passwort vergessen?“ einen neuen an.", picture: "Die Seite „Passwort setzen“ mit einem Feld für das neue Passwort und dem Knopf „Passwort setzen“." },
      { title: "Anmelden", text: "Sie melden sich mit dem Kurznamen Ihrer Firma, Ihrer E-Mail-Adresse und Ihrem Passwort an; Kurzname und Adresse stehen in der Einladung. Wer sich lange nicht anmeldet, kann von seiner Firma deaktiviert werden; 15 Tage vorher kommt eine E-Mail, und eine Anmeldung genügt, damit alles bleibt, wie es ist.", picture: "Die Seite „Anmelden“ mit Feldern für Mandant, E-Mail-Adresse und Passwort." },
      { title: "Ihre Ordner", text: "Unter „Ordner“ sehen Sie, wozu Sie gehören. Als Fahrer verwalten Sie Ihren Ordner selbst: Sie nehmen Personen auf, ändern Rollen, legen Unterordner an. Als Teilnehmer sehen Sie, wer dabei ist.", picture: "Die Seite „Ordner“: links der Baum der Ordner, rechts ein Ordner mit den Personen darin." },
      { title: "Ihr Konto und Ihre Sitzungen", text: "Oben rechts bei Ihrem Namen öffnen Sie „Mein Konto“. Dort sehen Sie, wo Sie angemeldet sind, und melden sich überall ab, wenn ein Gerät verloren geht. Im selben Menü wählen Sie die Sprache und helles oder dunkles Aussehen.", picture: "Die Seite „Mein Konto“ mit den eigenen Sitzungen." },
      { title: "Wen Sie fragen", text: "Fehlt Ihnen ein Ordner, fragen Sie einen seiner Fahrer. Können Sie sich nicht anmelden oder stimmt etwas an Ihrem Konto nicht, fragen Sie einen Administrator Ihrer Firma; in jeder E-Mail von uns steht, wer das ist. Der Support des Anbieters kommt nur hinein, solange Ihre Firma es erlaubt.", picture: "Die Liste der Personen in einem Ordner; neben manchen steht „Fahrer“." },
    ] as Step[],
  },
  en: {
    title: "Getting to know", lead: "Five short steps. You need not sign in for them.", step: (n: number) => `Step ${n} of 5`, toSignIn: "To the sign-in", next: "Next", back: "Back", all: "All steps", larger: "Picture in full size",
    steps: [
      { title: "Set your password", text: "Your invitation holds a link. It is good for 72 hours and once only; only the button on the page uses it up. A password has at least 15 characters: a whole sentence is easy to remember. If the link is out of date, ask for a new one under “Forgotten your password?”.", picture: "The page “Set your password” with a field for the new password and the button “Set the password”." },
      { title: "Sign in", text: "You sign in with the short name of your company, your mail address and your password; short name and address stand in the invitation. Who does not sign in for long can be deactivated by his company; a mail comes 15 days before, and signing in is enough for everything to stay as it is.", picture: "The page “Sign in” with fields for tenant, mail address and password." },
      { title: "Your folders", text: "Under “Folders” you see what you belong to. As a driver you manage your folder yourself: you take people in, change roles, create subfolders. As a participant you see who is in it.", picture: "The page “Folders”: on the left the tree of folders, on the right a folder with the people in it." },
      { title: "Your account and your sessions", text: "At the top right, at your name, you open “My account”. There you see where you are signed in, and sign out everywhere when a device is lost. In the same menu you choose the language and a light or dark appearance.", picture: "The page “My account” with one’s own sessions." },
      { title: "Whom to ask", text: "If a folder is missing, ask one of its drivers. If you cannot sign in, or something about your account is wrong, ask an administrator of your company; every mail from us says who that is. The vendor’s support gets in only while your company allows it.", picture: "The list of people in a folder; beside some of them it says “Driver”." },
    ],
  },
  fr: {
    title: "Prise en main", lead: "Cinq courtes étapes. Il n’est pas nécessaire de se connecter.", step: (n: number) => `Étape ${n} sur 5`, toSignIn: "Vers la connexion", next: "Suivant", back: "Précédent", all: "Toutes les étapes", larger: "Image en taille réelle",
    steps: [
      { title: "Définir le mot de passe", text: "Votre invitation contient un lien. Il est valable 72 heures et une seule fois ; seul le bouton de la page l’utilise. Un mot de passe compte au moins 15 caractères : une phrase entière est facile à retenir. Si le lien a expiré, demandez-en un nouveau sous « Mot de passe oublié ? ».", picture: "La page « Définir le mot de passe » avec un champ pour le nouveau mot de passe et le bouton « Définir le mot de passe »." },
      { title: "Se connecter", text: "Vous vous connectez avec le nom court de votre entreprise, votre adresse e-mail et votre mot de passe ; le nom court et l’adresse figurent dans l’invitation. Qui ne se connecte pas pendant longtemps peut être désactivé par son entreprise ; un e-mail arrive 15 jours avant, et il suffit de se connecter pour que tout reste en l’état.", picture: "La page « Se connecter » avec des champs pour l’organisation, l’adresse e-mail et le mot de passe." },
      { title: "Vos dossiers", text: "Sous « Dossiers », vous voyez ceux dont vous faites partie. En tant que pilote, vous gérez vous-même votre dossier : vous ajoutez des personnes, changez les rôles, créez des sous-dossiers. En tant que participant, vous voyez qui en fait partie.", picture: "La page « Dossiers » : à gauche l’arborescence, à droite un dossier avec ses personnes." },
      { title: "Votre compte et vos sessions", text: "En haut à droite, à votre nom, vous ouvrez « Mon compte ». Vous y voyez où vous êtes connecté, et vous vous déconnectez partout si un appareil est perdu. Dans le même menu, vous choisissez la langue et l’apparence claire ou sombre.", picture: "La page « Mon compte » avec ses propres sessions." },
      { title: "À qui s’adresser", text: "S’il vous manque un dossier, demandez à l’un de ses pilotes. Si vous ne pouvez pas vous connecter ou si quelque chose ne va pas dans votre compte, demandez à un administrateur de votre entreprise ; chacun de nos e-mails dit qui c’est. Le support du fournisseur n’entre que tant que votre entreprise le permet.", picture: "La liste des personnes d’un dossier ; à côté de certaines figure « Pilote »." },
    ],
  },
});
