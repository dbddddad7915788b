# A warning that the mail system refuses for good holds the deactivation as one that came back does, and the administrators are told.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as olga
PUT /v1/settings/security {"idleDays":30}
want 200
at 2026-03-10T08:00:00Z
sign in anna
want 200
sign in olga
want 200
forget mails
mailer refuses
at 2026-03-17T10:00:00Z
event UserHeld @uwe
no mail to uwe
mail to anna is idle-held
mail to anna contains "Uwe Muster" "https://konto.werk.example/users/"
mail to olga is idle-held
sign in olga
GET /v1/users/@uwe
want 200 status active idle.state held idle.heldWhy refused
GET /v1/users/@uwe/history?by=mail+was+refused
want 200 entries.# 1 entries.0.event UserHeld
# Nothing is tried again behind anybody's back.
at 2026-03-30T08:00:00Z
sign in anna
no mail to uwe
PATCH /v1/users/@uwe {"mail":"uwe.neu@muster.example"}
want 200 idle.heldSince null
at 2026-03-31T08:00:00Z
mail to uwe.neu@muster.example is idle-warning
sign in anna
GET /v1/users/@uwe
want 200 idle.state warned
at 2026-04-16T08:00:00Z
sign in anna
GET /v1/users/@uwe
want 200 status deactivated
