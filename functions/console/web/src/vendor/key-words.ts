import { words } from "../words/language";

type Names = Record<string, string>;

export const say = words({
  de: {
    title: "Dienstschlüssel", text: "Mit einem Schlüssel fragt das Produkt des Anbieters, ob eine Sitzung noch gilt, und meldet, wo Benutzer vorkommen.", create: "Schlüssel anlegen", none: "Es gibt noch keinen Schlüssel.",
    name: "Name", nameHint: "Wofür er ist, 1 bis 100 Zeichen", scopes: "Darf", created: "Angelegt", status: "Stand", good: "Gültig", revoked: "Widerrufen am", revoke: "Widerrufen", revokeOne: (n: string) => `${n} widerrufen`,
    scope: { introspect: "Sitzungen prüfen (introspect)", presence: "Vorkommen melden (presence)" } as Names, scopeMissing: "Wählen Sie mindestens eines.",
    newTitle: "Ihr neuer Schlüssel", newText: "Er wird nur jetzt gezeigt und nie wieder. Legen Sie ihn dort ab, wo das Produkt seine Geheimnisse hält.", copy: "Kopieren", copied: "Kopiert", notCopied: "Kopieren ging nicht", kept: "Ich habe ihn abgelegt",
    revokeTitle: (n: string) => `Schlüssel ${n} widerrufen?`, revokeText: "Ab sofort wird er bei jeder Anfrage abgelehnt. Das lässt sich nicht rückgängig machen; was ihn benutzt, braucht vorher einen neuen.", done: (n: string) => `Der Schlüssel ${n} ist widerrufen.`,
  },
  en: {
    title: "Service keys", text: "With a key the vendor's product asks whether a session still holds, and registers where users appear.", create: "Create a key", none: "There is no key yet.",
    name: "Name", nameHint: "What it is for, 1 to 100 characters", scopes: "May", created: "Created", status: "State", good: "Good", revoked: "Revoked on", revoke: "Revoke", revokeOne: (n: string) => `Revoke ${n}`,
    scope: { introspect: "check sessions (introspect)", presence: "register where users appear (presence)" } as Names, scopeMissing: "Choose at least one.",
    newTitle: "Your new key", newText: "It is shown now and never again. Put it where the product keeps its secrets.", copy: "Copy", copied: "Copied", notCopied: "It could not be copied", kept: "I have put it away",
    revokeTitle: (n: string) => `Revoke the key ${n}?`, revokeText: "From now on it is refused with every request. This cannot be undone; whatever uses it needs a new one before.", done: (n: string) => `The key ${n} is revoked.`,
  },
  fr: {
    title: "Clés de service", text: "Avec une clé, le produit du fournisseur demande si une session est encore valable et déclare où figurent des utilisateurs.", create: "Créer une clé", none: "Il n’y a encore aucune clé.",
    name: "Nom", nameHint: "À quoi elle sert, 1 à 100 caractères", scopes: "Peut", created: "Créée le", status: "État", good: "Valable", revoked: "Révoquée le", revoke: "Révoquer", revokeOne: (n: string) => `Révoquer ${n}`,
    scope: { introspect: "vérifier des sessions (introspect)", presence: "déclarer des présences (presence)" } as Names, scopeMissing: "Choisissez-en au moins un.",
    newTitle: "Votre nouvelle clé", newText: "Elle n’est affichée que maintenant, et plus jamais. Rangez-la là où le produit garde ses secrets.", copy: "Copier", copied: "Copié", notCopied: "La copie n’a pas fonctionné", kept: "Je l’ai rangée",
    revokeTitle: (n: string) => `Révoquer la clé ${n} ?`, revokeText: "Dès maintenant, elle est refusée à chaque requête. C’est irréversible ; ce qui l’utilise en a besoin d’une nouvelle auparavant.", done: (n: string) => `La clé ${n} est révoquée.`,
  },
});
