# A reactivated user is not hit by the next run: for him the whole period and the letter are due anew.
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
at 2026-04-01T09:05:00Z
sign in anna
GET /v1/users/@uwe
want 200 status deactivated
POST /v1/users/@uwe/reactivate
want 200 status active idle.anchor 2026-04-01T09:05:00Z
run deactivate-idle
run warn-idle
at 2026-04-16T08:00:00Z
sign in anna
GET /v1/users/@uwe
want 200 status active
mails to uwe 1
at 2026-04-16T10:10:00Z
mails to uwe 2
at 2026-05-02T12:00:00Z
sign in anna
GET /v1/users/@uwe
want 200 status deactivated
