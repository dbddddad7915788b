# Signing out ends one session; signing out everywhere, and a new password, end all of them at the next request.
tenant muster in Europe/Berlin
owner olga
user uwe
user berta
sign in berta
want 200
sign in uwe
want 200
GET /v1/sessions
want 200 sessions.# 1
POST /v1/sign-out
want 204
GET /v1/me
want 401 ended why session
sign in uwe
want 200
DELETE /v1/sessions
want 204
GET /v1/me
want 401 ended
sign in uwe
want 200
as nobody
POST /v1/password-links {"tenant":"muster","mail":"uwe@muster.example"}
want 202
use link of uwe with "Ein ganz neuer Satz als Passwort 5"
want 204
as uwe
GET /v1/me
want 401 ended
sign in uwe with "Ein Satz, den nur ich kenne: 77"
want 401 wrong_credentials
sign in uwe
want 200
# Somebody else's session is not there.
as berta
DELETE /v1/sessions/ses_00000000000000000000000000
want 404 not_found
GET /v1/me
want 200
