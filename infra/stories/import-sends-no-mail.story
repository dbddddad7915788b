# People imported from a file get no mail; who is told by hand gets in by "forgotten password".
tenant muster in Europe/Berlin
owner olga
administrator anna
as anna
# first name, last name, mail: Ina Import and somebody whose address is wrong
POST /v1/imports {"name":"people.csv","content":"ZW1haWwsZmlyc3QgbmFtZSxsYXN0IG5hbWUKaW5hQG11c3Rlci5leGFtcGxlLEluYSxJbXBvcnQKd3JvbmcsSW5hLEltcG9ydAo="}
want 201 rows 2 counts.create 1 counts.error 1
call it import
GET /v1/users
want 200 total 2
POST /v1/imports/@import/run
want 202
wait 10m
GET /v1/users
want 200 total 3 "ina@muster.example"
no mail to ina@muster.example
POST /v1/users/search {"text":"ina@"}
want 200 users.0.neverTold true users.0.invited true
as nobody
POST /v1/password-links {"tenant":"muster","mail":"ina@muster.example"}
want 202
mails to ina@muster.example 1
mail to ina@muster.example is password-link
# Who asks twice under one key invites once.
as anna
with Idempotency-Key twice
POST /v1/imports/invitations
want 202 kind invite
call it inviting
with Idempotency-Key twice
POST /v1/imports/invitations
want 202 id @inviting
