# Who does not sign in is warned by mail 15 days before, with the date, and deactivated at the first run after it and not a second before.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
PUT /v1/settings/security {"idleDays":30}
want 200 idleDays 30
# Uwe's account is from 2 March 08:00; 15 days before the 30th day is 17 March 08:00.
at 2026-03-17T07:59:59Z
no mail to uwe
sign in anna
GET /v1/users/@uwe
want 200 idle.state counting idle.warnAt 2026-03-17T08:00:00Z
at 2026-03-17T09:05:00Z
mails to uwe 1
mail to uwe is idle-warning
# The letter left at 08:00; 15 days and an hour later, on the full hour: 1 April, 11:00 in Berlin.
mail to uwe contains "1 April 2026" "11:00" "https://konto.werk.example/sign-in#muster" "https://konto.werk.example/forgotten-password#muster" "Anna Muster <anna@muster.example>" "Muster GmbH" "Uwe"
mail to uwe lacks "cfl_"
sign in anna
GET /v1/users/@uwe
want 200 idle.state warned idle.promise 2026-04-01T09:00:00Z idle.warnedAt 2026-03-17T08:00:00Z status active
sign in anna
want 200
at 2026-04-01T08:59:59.999Z
sign in anna
GET /v1/users/@uwe
want 200 status active
mails to uwe 1
at 2026-04-01T09:05:00Z
GET /v1/users/@uwe
want 200 status deactivated idle.state none
mails to uwe 1
GET /v1/users/@uwe/history
want 200 entries.0.event UserDeactivated entries.0.by.kind system entries.0.by.cause "idle rule" entries.1.event UserWarned
sign in uwe
want 403 deactivated
# The administrators get one digest the next morning: who, why, and how to let him in again.
at 2026-04-02T04:59:00Z
forget mails
at 2026-04-02T05:10:00Z
mails to anna 1
mail to anna is idle-digest
mail to anna contains "Uwe Muster"
mails to olga 1
event UserWarned @uwe
event UserDeactivated @uwe
# He is an ordinary deactivated user.
sign in anna
POST /v1/users/@uwe/reactivate
want 200 status active idle.state counting
