# Interactive use counts as well as signing in, also use of the vendor's product; heartbeats never do.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
user herz
service key
as anna
PUT /v1/settings/security {"idleDays":30}
want 200
sign in uwe
want 200
sign in herz
want 200
at 2026-03-02T15:50:00Z
introspect uwe
want 200 active true user @uwe
introspect herz heartbeat
want 200 active true
at 2026-03-02T23:00:00Z
introspect uwe
want 200 active true
introspect herz heartbeat
want 200 active false why session
at 2026-03-03T06:50:00Z
introspect uwe
want 200 active true
at 2026-03-03T14:45:00Z
introspect uwe
want 200 active true
sign in anna
GET /v1/users/@uwe
want 200 lastUse 2026-03-03T14:45:00Z idle.anchor 2026-03-03T14:45:00Z
GET /v1/users/@herz
want 200 lastUse null idle.anchor 2026-03-02T08:00:00Z
