# The security settings list all that waits for an administrator: whose warning came back, since when and why, and whom the brake keeps in.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
user ursel
crowd p 7
as anna
PUT /v1/settings/security {"idleDays":30}
want 200 held.# 0 brake null
at 2026-03-10T08:00:00Z
sign in anna
at 2026-03-17T09:05:00Z
sign in anna
GET /v1/settings/security
want 200 held.# 0
bounce uwe
wait 1m
bounce ursel
GET /v1/settings/security
want 200 held.# 2 held.0.user.id @uwe held.0.user.name "Uwe Muster" held.0.since 2026-03-17T09:05:00Z held.0.why "bounce Permanent General" held.1.user.id @ursel heldMore null
# Whatever lifts a hold takes him from the list: his sign-in, or an answer.
sign in uwe
want 200
as anna
GET /v1/settings/security
want 200 held.# 1 held.0.user.id @ursel
POST /v1/users/@ursel/hold {"answer":"proceed"}
want 200 idle.state warned idle.proceeded true
GET /v1/settings/security
want 200 held.# 0

# The brake: who is deactivated if it goes on, and how many.
at 2026-04-01T10:05:00Z
sign in anna
GET /v1/settings/security
want 200 brake.limit 5 brake.count 3 brake.next.# 3 brake.next.2.id @ursel held.# 0
GET /v1/users/@p7
want 200 idle.state waiting
POST /v1/settings/security/brake {"answer":"go-on"}
want 200 brake null
wait 1h
GET /v1/users?status=deactivated
want 200 users.# 8
