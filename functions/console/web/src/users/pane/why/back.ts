// What the mail system says of a mail that did not arrive, in words.
import { words } from "../../../words/language";

// Rule: these are the kinds that SES names, behind our own first word; a mail system that says something else is quoted as it is.
const say = words<Record<string, string>>({
  de: {
    "bounce Permanent General": "Der Server des Empfängers nimmt auf Dauer nichts für diese Adresse an.",
    "bounce Permanent NoEmail": "Diese Adresse gibt es nicht.",
    "bounce Permanent Suppressed": "An diese Adresse wird nichts mehr zugestellt, weil von ihr zu oft etwas zurückkam.",
    "bounce Permanent OnAccountSuppressionList": "An diese Adresse wird nichts mehr zugestellt: Von ihr kam schon etwas zurück, oder sie hat sich beschwert.",
    "bounce Transient General": "Der Server des Empfängers hat die E-Mail zurzeit nicht angenommen.",
    "bounce Transient MailboxFull": "Das Postfach ist voll.",
    "bounce Transient MessageTooLarge": "Dem Server des Empfängers ist die E-Mail zu groß.",
    "bounce Transient ContentRejected": "Der Server des Empfängers hat den Inhalt der E-Mail abgelehnt.",
    "bounce Transient AttachmentRejected": "Der Server des Empfängers hat einen Anhang der E-Mail abgelehnt.",
    "bounce Undetermined Undetermined": "Der Server des Empfängers hat die E-Mail zurückgeschickt und nicht gesagt, warum.",
    "suppressed OnAccountSuppressionList": "An diese Adresse wird nichts mehr zugestellt, weil der Empfänger sich beschwert hat.",
    complaint: "Der Empfänger hat die E-Mail als unerwünscht gemeldet.",
    refused: "Das Mailsystem hat die E-Mail nicht angenommen.",
    "refused rejected": "Das Mailsystem hat die E-Mail wegen ihres Inhalts nicht verschickt.",
  },
  en: {
    "bounce Permanent General": "The recipient’s server takes nothing for this address, and will not.",
    "bounce Permanent NoEmail": "There is no such address.",
    "bounce Permanent Suppressed": "Nothing is delivered to this address any more, because too much came back from it.",
    "bounce Permanent OnAccountSuppressionList": "Nothing is delivered to this address any more: something came back from it, or it complained.",
    "bounce Transient General": "The recipient’s server did not take the mail at present.",
    "bounce Transient MailboxFull": "The mailbox is full.",
    "bounce Transient MessageTooLarge": "The mail is too large for the recipient’s server.",
    "bounce Transient ContentRejected": "The recipient’s server refused what the mail says.",
    "bounce Transient AttachmentRejected": "The recipient’s server refused an attachment of the mail.",
    "bounce Undetermined Undetermined": "The recipient’s server sent the mail back and did not say why.",
    "suppressed OnAccountSuppressionList": "Nothing is delivered to this address any more, because the recipient complained.",
    complaint: "The recipient reported the mail as unwanted.",
    refused: "The mail system did not accept the mail.",
    "refused rejected": "The mail system did not send the mail because of what it holds.",
  },
  fr: {
    "bounce Permanent General": "Le serveur du destinataire n’accepte durablement rien pour cette adresse.",
    "bounce Permanent NoEmail": "Cette adresse n’existe pas.",
    "bounce Permanent Suppressed": "Plus rien n’est distribué à cette adresse, car trop d’e-mails en sont revenus.",
    "bounce Permanent OnAccountSuppressionList": "Plus rien n’est distribué à cette adresse : un e-mail en est revenu, ou elle s’est plainte.",
    "bounce Transient General": "Le serveur du destinataire n’a pas accepté l’e-mail pour le moment.",
    "bounce Transient MailboxFull": "La boîte aux lettres est pleine.",
    "bounce Transient MessageTooLarge": "L’e-mail est trop volumineux pour le serveur du destinataire.",
    "bounce Transient ContentRejected": "Le serveur du destinataire a refusé le contenu de l’e-mail.",
    "bounce Transient AttachmentRejected": "Le serveur du destinataire a refusé une pièce jointe de l’e-mail.",
    "bounce Undetermined Undetermined": "Le serveur du destinataire a renvoyé l’e-mail sans dire pourquoi.",
    "suppressed OnAccountSuppressionList": "Plus rien n’est distribué à cette adresse, car le destinataire s’est plaint.",
    complaint: "Le destinataire a signalé l’e-mail comme indésirable.",
    refused: "Le système d’e-mail n’a pas accepté l’e-mail.",
    "refused rejected": "Le système d’e-mail n’a pas envoyé l’e-mail en raison de son contenu.",
  },
});

/** cameBack says why a mail did not arrive. */
export const cameBack = (why: string) => (Object.hasOwn(say(), why) ? say()[why]! : why);
