import { number, plural, words } from "../words/language";

/** Words of folders, wherever they are shown. */
export const say = words({
  de: {
    search: "Ordner nach Namen suchen", searchClear: "Suche löschen", noMatch: "Kein Ordner passt zur Suche.",
    found: (n: number) => plural(n, "1 Treffer", `${number(n)} Treffer`),
    tooMany: (shown: number, all: number) => `Es werden die ersten ${number(shown)} von ${number(all)} gezeigt. Schreiben Sie mehr vom Namen, um weniger zu sehen.`,
    rest: (n: number) => plural(n, "1 weiteren anzeigen", `${number(n)} weitere anzeigen`),
    notDone: (user: string, folder: string) => `Nicht geändert: ${user} in „${folder}“.`,
    closed: "Geschlossen", driver: "Fahrer", participant: "Teilnehmer", notIn: "nicht dabei",
    subtreeGive: "In alle Unterordner aufnehmen", subtreeTake: "Aus allen Unterordnern nehmen",
    subtreeTitle: (who: string, role: string, folder: string) => `${who} als ${role} in „${folder}“ und allen Unterordnern`, subtreeTaken: (who: string, folder: string) => `${who} aus „${folder}“ und allen Unterordnern`,
    askOut: (who: string, folder: string) => `${who} aus „${folder}“ nehmen?`, takeOut: "Herausnehmen", askRole: (who: string, role: string, folder: string) => `${who} in „${folder}“ zum ${role} machen?`, askIn: (who: string, folder: string) => `${who} in „${folder}“ aufnehmen?`, takeIn: "Aufnehmen", giveRole: "Rolle ändern",
    whySkipped: {
      not_in_folder: "Sie gehören nicht zu diesem Ordner. Einer seiner Fahrer oder ein Super-Administrator kann es tun.",
      not_driver: "Das darf nur ein Fahrer dieses Ordners, ein Administrator, der zu ihm gehört, oder ein Super-Administrator.",
      folder_closed: "Der Ordner ist geschlossen: Niemand kommt hinzu, bis er wieder geöffnet ist.",
      driver_needs_licence: "Ein Fahrer braucht die Lizenz Driver oder Executive.",
      not_for_support: "Der Support darf das nicht.",
      not_found: "Diesen Ordner gibt es nicht mehr.", being_deleted: "Der Benutzer wird gerade gelöscht.", busy: "Der Ordner wurde gerade von jemand anderem geändert. Versuchen Sie es erneut.",
      ended: "Der Zugriff, unter dem das begonnen wurde, ist beendet.", cancelled: "Abgebrochen, bevor dieser Ordner an der Reihe war.",
    } as Record<string, string>,
    other: "Das ging hier nicht.", results: "Ergebnis je Ordner", settled: "erledigt", skipped: "nicht geändert", gone: "Ordner, den es nicht mehr gibt", unseen: "ein Ordner, den Sie nicht sehen", allDone: "In allen Ordnern erledigt.",
  },
  en: {
    search: "Search folders by name", searchClear: "Clear the search", noMatch: "No folder matches the search.",
    found: (n: number) => plural(n, "1 match", `${number(n)} matches`),
    tooMany: (shown: number, all: number) => `The first ${number(shown)} of ${number(all)} are shown. Write more of the name to see fewer.`,
    rest: (n: number) => `Show ${number(n)} more`,
    notDone: (user: string, folder: string) => `Not changed: ${user} in “${folder}”.`,
    closed: "Closed", driver: "Driver", participant: "Participant", notIn: "not in it",
    subtreeGive: "Add to all subfolders", subtreeTake: "Take out of all subfolders",
    subtreeTitle: (who: string, role: string, folder: string) => `${who} as ${role} in “${folder}” and all its subfolders`, subtreeTaken: (who: string, folder: string) => `${who} out of “${folder}” and all its subfolders`,
    askOut: (who: string, folder: string) => `Take ${who} out of “${folder}”?`, takeOut: "Take out", askRole: (who: string, role: string, folder: string) => `Make ${who} ${role} in “${folder}”?`, askIn: (who: string, folder: string) => `Add ${who} to “${folder}”?`, takeIn: "Add", giveRole: "Change the role",
    whySkipped: {
      not_in_folder: "You do not belong to this folder. One of its drivers or a super-administrator can do it.",
      not_driver: "Only a driver of this folder, an administrator who belongs to it or a super-administrator may do this.",
      folder_closed: "The folder is closed: nobody is added until it is reopened.",
      driver_needs_licence: "A driver needs the licence Driver or Executive.",
      not_for_support: "Support may not do this.",
      not_found: "This folder is not there any more.", being_deleted: "The user is being deleted just now.", busy: "Somebody else changed the folder just now. Try again.",
      ended: "The access under which this was begun has ended.", cancelled: "Stopped before this folder's turn.",
    } as Record<string, string>,
    other: "This could not be done here.", results: "Result per folder", settled: "done", skipped: "not changed", gone: "Folder that is not there any more", unseen: "a folder that you do not see", allDone: "Done in all folders.",
  },
  fr: {
    search: "Rechercher un dossier par son nom", searchClear: "Effacer la recherche", noMatch: "Aucun dossier ne correspond à la recherche.",
    found: (n: number) => plural(n, `${number(n)} résultat`, `${number(n)} résultats`),
    tooMany: (shown: number, all: number) => `Les ${number(shown)} premiers sur ${number(all)} sont affichés. Saisissez davantage du nom pour en voir moins.`,
    rest: (n: number) => `Afficher ${number(n)} de plus`,
    notDone: (user: string, folder: string) => `Non modifié : ${user} dans « ${folder} ».`,
    closed: "Fermé", driver: "Pilote", participant: "Participant", notIn: "n’en fait pas partie",
    subtreeGive: "Ajouter à tous les sous-dossiers", subtreeTake: "Retirer de tous les sous-dossiers",
    subtreeTitle: (who: string, role: string, folder: string) => `${who} comme ${role.toLowerCase()} dans « ${folder} » et tous ses sous-dossiers`, subtreeTaken: (who: string, folder: string) => `${who} hors de « ${folder} » et de tous ses sous-dossiers`,
    askOut: (who: string, folder: string) => `Retirer ${who} de « ${folder} » ?`, takeOut: "Retirer", askRole: (who: string, role: string, folder: string) => `Donner à ${who} le rôle ${role.toLowerCase()} dans « ${folder} » ?`, askIn: (who: string, folder: string) => `Ajouter ${who} à « ${folder} » ?`, takeIn: "Ajouter", giveRole: "Modifier le rôle",
    whySkipped: {
      not_in_folder: "Vous ne faites pas partie de ce dossier. L’un de ses pilotes ou un super-administrateur peut le faire.",
      not_driver: "Seul un pilote de ce dossier, un administrateur qui en fait partie ou un super-administrateur peut le faire.",
      folder_closed: "Le dossier est fermé : personne n’y est ajouté tant qu’il n’est pas rouvert.",
      driver_needs_licence: "Un pilote a besoin de la licence Driver ou Executive.",
      not_for_support: "Le support n’en a pas le droit.",
      not_found: "Ce dossier n’existe plus.", being_deleted: "L’utilisateur est en cours de suppression.", busy: "Quelqu’un d’autre vient de modifier le dossier. Réessayez.",
      ended: "L’accès sous lequel cela a commencé a pris fin.", cancelled: "Arrêté avant le tour de ce dossier.",
    } as Record<string, string>,
    other: "Cela n’a pas été possible ici.", results: "Résultat par dossier", settled: "fait", skipped: "non modifié", gone: "Dossier qui n’existe plus", unseen: "un dossier que vous ne voyez pas", allDone: "Fait dans tous les dossiers.",
  },
});

/** because is the sentence for a code of the API on folders. */
export const because = (code: string | undefined) => (code ? (say().whySkipped[code] ?? say().other) : "");
