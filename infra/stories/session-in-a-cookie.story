# A browser keeps its session in a cookie that no script can read, and a cookie counts only where a header of ours names it.
tenant muster in Europe/Berlin
owner olga
as nobody
browser own
GET /v1/me
want 401 unauthenticated
cookie own untouched
POST /v1/sign-in {"tenant":"muster","mail":"@olga.mail","password":"wrong"}
want 401 wrong_credentials
cookie own untouched
POST /v1/sign-in {"tenant":"muster","mail":"@olga.mail","password":"Ein Satz, den nur ich kenne: 77"}
want 200 user.name "Olga Muster" no "cfs_"
cookie own set
GET /v1/me
want 200 ends 2026-03-02T16:00:00Z
cookie own untouched

# What the header must say, and must not stand beside.
with Authorization "Bearer x"
GET /v1/me
want 400 two_sessions
browser mine
GET /v1/me
want 400 bad_session_form
browser support
GET /v1/me
want 401 unauthenticated
cookie own untouched
POST /v1/sign-in {"tenant":"muster","mail":"@olga.mail","password":"Ein Satz, den nur ich kenne: 77"}
want 400 bad_session_form
# A cookie alone is nobody: a page of another site can make a browser send it.
browser silent
GET /v1/me
want 401 unauthenticated
cookie own untouched
browser own

# A page of another site has no way: neither by what the browser says of itself, nor by the bodies that need no preflight.
with sec-fetch-site cross-site
GET /v1/me
want 403 foreign_site
with sec-fetch-site same-site
GET /v1/me
want 403 foreign_site
with sec-fetch-site same-origin
GET /v1/me
want 200
with sec-fetch-site none
GET /v1/me
want 200
with content-type application/x-www-form-urlencoded
POST /v1/folders {"name":"Projekt"}
want 415 unsupported_media_type
with content-type text/plain
POST /v1/folders {"name":"Projekt"}
want 415 unsupported_media_type
POST /v1/folders {"name":"Projekt"}
want 201
# Pages of a list and requests that come twice are this session's as any other's.
with Idempotency-Key "k1"
POST /v1/users {"mail":"emil@muster.example","firstName":"Emil","lastName":"Eins"}
want 201
call it emil
with Idempotency-Key "k1"
POST /v1/users {"mail":"emil@muster.example","firstName":"Emil","lastName":"Eins"}
want 201 id @emil
GET /v1/users?page_size=1
want 200 users.# 1
keep nextPageToken as next
GET /v1/users?page_size=1&page_token=@next
want 200 users.# 1

# Signing out takes the cookie away, and ends the session itself.
POST /v1/sign-out
want 204
cookie own gone
GET /v1/me
want 401 unauthenticated

# A session that has ended says why as long as its cookie is there: each tab asks for itself.
POST /v1/sign-in {"tenant":"muster","mail":"@olga.mail","password":"Ein Satz, den nur ich kenne: 77"}
want 200
wait 8h
GET /v1/me
want 401 ended why session
cookie own untouched
GET /v1/me
want 401 ended why session

# Out everywhere is out here too.
POST /v1/sign-in {"tenant":"muster","mail":"@olga.mail","password":"Ein Satz, den nur ich kenne: 77"}
want 200
DELETE /v1/sessions
want 204
cookie own gone
cookie support gone
# Who sends his token himself gets no cookie, and a form that is JSON is read as before.
browser off
sign in olga
want 200 "cfs_"
with content-type application/x-www-form-urlencoded
POST /v1/folders {"name":"Zweites"}
want 201
