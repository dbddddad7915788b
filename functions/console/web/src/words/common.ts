// Words that stand everywhere behind the sign-in; those that stand before it too are in outside.ts.
import { words } from "./language";
import { outside } from "./outside";

export const say = words({
  de: {
    ...outside.de,
    save: "Speichern", cancel: "Abbrechen", close: "Schließen", edit: "Bearbeiten", undo: "Rückgängig", undone: "Rückgängig gemacht.",
    loading: "Wird geladen …", more: "Weitere laden", yes: "ja", no: "nein", none: "keine", deletedUser: "Benutzer gelöscht",
    unknownTitle: "Diese Seite gibt es nicht", unknownText: "Die Adresse führt zu nichts, was Sie hier sehen können.", home: "Zum Anfang",
    unsavedTitle: "Änderungen verwerfen?", unsavedText: "Was Sie geändert haben, ist noch nicht gespeichert.", leave: "Verwerfen", stay: "Weiter bearbeiten",
    staleTitle: "Inzwischen von jemand anderem geändert", theirs: "Jetzt gespeichert", mine: "Ihre Eingabe", reapply: "Meine Eingabe übernehmen", discard: "Gespeichertes behalten",
    status: { active: "Aktiv", invited: "Eingeladen", deactivated: "Deaktiviert" } as Record<string, string>,
    licence: { collaborator: "Collaborator", driver: "Driver", executive: "Executive" } as Record<string, string>,
    language: { de: "Deutsch", en: "Englisch", fr: "Französisch" } as Record<string, string>,
  },
  en: {
    ...outside.en,
    save: "Save", cancel: "Cancel", close: "Close", edit: "Edit", undo: "Undo", undone: "Undone.",
    loading: "Loading …", more: "Load more", yes: "yes", no: "no", none: "none", deletedUser: "User deleted",
    unknownTitle: "There is no such page", unknownText: "The address leads to nothing that you can see here.", home: "To the start",
    unsavedTitle: "Discard changes?", unsavedText: "What you have changed is not saved yet.", leave: "Discard", stay: "Keep editing",
    staleTitle: "Changed by somebody else meanwhile", theirs: "Saved now", mine: "What you entered", reapply: "Apply what I entered", discard: "Keep what is saved",
    status: { active: "Active", invited: "Invited", deactivated: "Deactivated" } as Record<string, string>,
    licence: { collaborator: "Collaborator", driver: "Driver", executive: "Executive" } as Record<string, string>,
    language: { de: "German", en: "English", fr: "French" } as Record<string, string>,
  },
  fr: {
    ...outside.fr,
    save: "Enregistrer", cancel: "Annuler", close: "Fermer", edit: "Modifier", undo: "Annuler l’action", undone: "Action annulée.",
    loading: "Chargement …", more: "Charger la suite", yes: "oui", no: "non", none: "aucun", deletedUser: "Utilisateur supprimé",
    unknownTitle: "Cette page n’existe pas", unknownText: "L’adresse ne mène à rien que vous puissiez voir ici.", home: "Vers l’accueil",
    unsavedTitle: "Abandonner les modifications ?", unsavedText: "Vos modifications ne sont pas encore enregistrées.", leave: "Abandonner", stay: "Continuer",
    staleTitle: "Modifié entre-temps par quelqu’un d’autre", theirs: "Enregistré actuellement", mine: "Votre saisie", reapply: "Reprendre ma saisie", discard: "Garder l’enregistré",
    status: { active: "Actif", invited: "Invité", deactivated: "Désactivé" } as Record<string, string>,
    licence: { collaborator: "Collaborator", driver: "Driver", executive: "Executive" } as Record<string, string>,
    language: { de: "allemand", en: "anglais", fr: "français" } as Record<string, string>,
  },
});
