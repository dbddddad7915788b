# A warning that came back holds the deactivation; the administrators are told, and "proceed" stands for the letter.
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
bounce uwe
event UserHeld @uwe
mail to anna is idle-held
mail to anna contains "Uwe Muster" "https://konto.werk.example/users/"
mail to olga is idle-held
at 2026-04-08T00:00:00Z
sign in anna
GET /v1/users/@uwe
want 200 status active idle.state held
GET /v1/me
want 200 heldWaiting true
POST /v1/users/@olga/hold {"answer":"proceed"}
want 409 not_held
POST /v1/users/@uwe/hold {"answer":"go on"}
want 422 invalid
POST /v1/users/@uwe/hold {"answer":"proceed"}
want 200 idle.state warned idle.promise 2026-04-23T00:00:00Z
GET /v1/me
want 200 heldWaiting false
bounce uwe
GET /v1/users/@uwe
want 200 idle.state warned
at 2026-04-22T23:59:59Z
sign in anna
GET /v1/users/@uwe
want 200 status active
at 2026-04-23T00:06:00Z
GET /v1/users/@uwe
want 200 status deactivated
mails to uwe 1
# The digest does not say that he was told: an administrator decided.
at 2026-04-23T05:02:00Z
mail to anna is idle-digest
mail to anna contains "or decided by an administrator because the letter did not arrive" "decided by an administrator for 23 April 2026"
