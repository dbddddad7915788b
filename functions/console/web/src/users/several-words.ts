import { number, plural, words } from "../words/language";

const people = { de: (n: number) => plural(n, "1 Benutzer", `${number(n)} Benutzer`), en: (n: number) => plural(n, "1 user", `${number(n)} users`), fr: (n: number) => plural(n, `${number(n)} utilisateur`, `${number(n)} utilisateurs`) };

export const say = words({
  de: {
    actions: "Aktionen", tick: "Haken Sie erst Benutzer in der Liste an.", verdicts: "Was aus jedem wurde", self: "Sie selbst sind dabei: Sie werden zuletzt deaktiviert und sofort abgemeldet.",
    acts: { deactivate: "Deaktivieren", reactivate: "Aktivieren", invite: "Einladen" },
    was: { deactivate: "deaktiviert", reactivate: "aktiviert", invite: "eingeladen" },
    title: { deactivate: (n: number) => `${people.de(n)} deaktivieren?`, reactivate: (n: number) => `${people.de(n)} aktivieren?`, invite: (n: number) => `${people.de(n)} einladen?` },
    text: {
      deactivate: ["Die Benutzer werden sofort und überall ausgesperrt: Alle Sitzungen und offenen Links enden. Alle Daten bleiben, die Plätze werden frei.", "Das lässt sich rückgängig machen, solange Plätze der Lizenzen frei sind."],
      reactivate: ["Die Benutzer können sich danach wieder anmelden. Jeder braucht einen freien Platz seiner Lizenz; wo keiner frei ist, bleibt es, wie es ist.", "Es wird keine E-Mail verschickt."],
      invite: ["Jeder bekommt jetzt eine E-Mail mit einem neuen Link zum Setzen seines Passworts. Frühere Links gelten dann nicht mehr.", "Eine verschickte E-Mail lässt sich nicht zurückholen."],
    },
    done: {
      deactivate: (n: number, skipped: number) => `${people.de(n)} deaktiviert${skipped ? `, ${number(skipped)} nicht` : ""}.`,
      reactivate: (n: number, skipped: number) => `${people.de(n)} wieder aktiv${skipped ? `, ${number(skipped)} nicht` : ""}.`,
      invite: (n: number, skipped: number) => `${people.de(n)} eingeladen${skipped ? `, ${number(skipped)} nicht` : ""}.`,
    },
    andMore: (n: number) => plural(n, "und 1 weiterer", `und ${number(n)} weitere`),
  },
  en: {
    actions: "Actions", tick: "Tick users in the list first.", verdicts: "What became of each", self: "You are among them: you are deactivated last, and signed out at once.",
    acts: { deactivate: "Deactivate", reactivate: "Activate", invite: "Invite" },
    was: { deactivate: "deactivated", reactivate: "activated", invite: "invited" },
    title: { deactivate: (n: number) => `Deactivate ${people.en(n)}?`, reactivate: (n: number) => `Activate ${people.en(n)}?`, invite: (n: number) => `Invite ${people.en(n)}?` },
    text: {
      deactivate: ["They are locked out at once and everywhere: all sessions and open links end. Their data stays, their seats become free.", "You can undo this as long as seats of their licences are free."],
      reactivate: ["They can sign in again afterwards. Each needs a free seat of his licence; where none is free, nothing changes.", "No mail is sent."],
      invite: ["Each gets a mail now, with a new link to set a password. Earlier links are void then.", "A mail that was sent cannot be taken back."],
    },
    done: {
      deactivate: (n: number, skipped: number) => `${people.en(n)} deactivated${skipped ? `, ${number(skipped)} not` : ""}.`,
      reactivate: (n: number, skipped: number) => `${people.en(n)} active again${skipped ? `, ${number(skipped)} not` : ""}.`,
      invite: (n: number, skipped: number) => `${people.en(n)} invited${skipped ? `, ${number(skipped)} not` : ""}.`,
    },
    andMore: (n: number) => `and ${number(n)} more`,
  },
  fr: {
    actions: "Actions", tick: "Cochez d’abord des utilisateurs dans la liste.", verdicts: "Le résultat pour chacun", self: "Vous en faites partie : vous serez désactivé en dernier et déconnecté aussitôt.",
    acts: { deactivate: "Désactiver", reactivate: "Activer", invite: "Inviter" },
    was: { deactivate: "désactivé", reactivate: "activé", invite: "invité" },
    title: { deactivate: (n: number) => `Désactiver ${people.fr(n)} ?`, reactivate: (n: number) => `Activer ${people.fr(n)} ?`, invite: (n: number) => `Inviter ${people.fr(n)} ?` },
    text: {
      deactivate: ["L’accès leur est retiré aussitôt et partout : toutes les sessions et tous les liens ouverts prennent fin. Leurs données restent, leurs places se libèrent.", "Vous pouvez annuler cela tant que des places de leurs licences sont libres."],
      reactivate: ["Ils pourront de nouveau se connecter. Chacun a besoin d’une place libre de sa licence ; s’il n’y en a pas, rien ne change.", "Aucun e-mail n’est envoyé."],
      invite: ["Chacun reçoit maintenant un e-mail avec un nouveau lien pour définir son mot de passe. Les liens précédents ne sont alors plus valables.", "Un e-mail envoyé ne peut pas être repris."],
    },
    done: {
      deactivate: (n: number, skipped: number) => `${people.fr(n)} ${plural(n, "désactivé", "désactivés")}${skipped ? `, ${number(skipped)} non` : ""}.`,
      reactivate: (n: number, skipped: number) => `${people.fr(n)} de nouveau ${plural(n, "actif", "actifs")}${skipped ? `, ${number(skipped)} non` : ""}.`,
      invite: (n: number, skipped: number) => `${people.fr(n)} ${plural(n, "invité", "invités")}${skipped ? `, ${number(skipped)} non` : ""}.`,
    },
    andMore: (n: number) => plural(n, `et ${number(n)} autre`, `et ${number(n)} autres`),
  },
});
