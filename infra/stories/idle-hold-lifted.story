# Signing in, a new address or an exemption lifts the hold of a warning that came back.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
user nick
user ede
as anna
PUT /v1/settings/security {"idleDays":30}
want 200
at 2026-03-17T09:05:00Z
bounce uwe
bounce nick
bounce ede
sign in uwe
want 200
sign in anna
GET /v1/users/@uwe
want 200 idle.state counting
PATCH /v1/users/@nick {"mail":"nick.neu@muster.example"}
want 200 idle.state due
PUT /v1/users/@ede/exemption {"until":"2026-09-01T00:00:00Z","reason":"asked for by phone"}
want 200 idle.state exempt
wait 65m
mail to nick.neu@muster.example is idle-warning
mails to nick.neu@muster.example 2
at 2026-04-02T12:00:00Z
sign in anna
GET /v1/users/@nick
want 200 status deactivated
GET /v1/users/@ede
want 200 status active
