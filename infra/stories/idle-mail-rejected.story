# A warning that the mail system took and then threw away holds the deactivation, and the administrators are told.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
PUT /v1/settings/security {"idleDays":30}
want 200
at 2026-03-10T08:00:00Z
sign in anna
want 200
at 2026-03-17T09:05:00Z
reject uwe
event UserHeld @uwe
mail to anna is idle-held
mail to olga is idle-held
at 2026-04-08T00:00:00Z
sign in anna
GET /v1/users/@uwe
want 200 status active idle.state held idle.heldWhy "refused rejected"
