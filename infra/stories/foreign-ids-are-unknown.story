# Whatever belongs to another tenant or person is answered exactly as what does not exist, and nothing changes.
tenant kunde in Europe/Vienna
owner karl
administrator kurt
user kira
agent arne
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as karl
POST /v1/folders {"name":"Kunde"}
want 201
call it theirs
POST /v1/folders/@theirs/subtree {"user":"@kira","role":"participant"}
want 202
call it job
POST /v1/imports {"name":"people.csv","content":"ZW1haWwsZmlyc3QgbmFtZSxsYXN0IG5hbWUKaW5hQG11c3Rlci5leGFtcGxlLEluYSxJbXBvcnQKd3JvbmcsSW5hLEltcG9ydAo="}
want 201
call it import
PUT /v1/support-access {"on":true,"period":"1w"}
want 200
as arne
POST /v1/support/sessions {"tenant":"kunde","as":"@kurt","reason":"invoice import fails","ticket":"S-1"}
want 201
call it login
as karl
GET /v1/sessions
want 200
as anna
PUT /v1/support-access {"on":true,"period":"1w"}
want 200
POST /v1/folders {"name":"Muster"}
want 201
call it ours
mark
GET /v1/jobs/@job
want 404 not_found
GET /v1/jobs/job_00000000000000000000000000
want same
POST /v1/jobs/@job/cancel
want 404 not_found
POST /v1/jobs/job_00000000000000000000000000/cancel
want same
GET /v1/imports/@import
want 404 not_found
GET /v1/imports/imp_00000000000000000000000000
want same
GET /v1/imports/@import/rows
want 404 not_found
GET /v1/imports/imp_00000000000000000000000000/rows
want same
GET /v1/imports/@import/errors
want 404 not_found
GET /v1/imports/imp_00000000000000000000000000/errors
want same
POST /v1/imports/@import/run
want 404 not_found
POST /v1/imports/imp_00000000000000000000000000/run
want same
DELETE /v1/support-access/sessions/@login
want 404 not_found
DELETE /v1/support-access/sessions/ses_00000000000000000000000000
want same
DELETE /v1/support/sessions/@login
want 404 not_found
DELETE /v1/support/sessions/ses_00000000000000000000000000
want same
# ids in bodies, too
POST /v1/folders {"name":"Unten","parent":"@theirs"}
want 404 not_found
POST /v1/folders {"name":"Unten","parent":"fld_00000000000000000000000000"}
want same
PATCH /v1/folders/@ours {"parent":"@theirs"}
want 404 not_found
PATCH /v1/folders/@ours {"parent":"fld_00000000000000000000000000"}
want same
POST /v1/folders/@ours/subtree {"user":"@kira","role":"participant"}
want 404 not_found
POST /v1/folders/@ours/subtree {"user":"usr_00000000000000000000000000","role":"participant"}
want same
PUT /v1/folders/@ours/members/@kira {"role":"participant"}
want 404 not_found
PUT /v1/folders/@ours/members/usr_00000000000000000000000000 {"role":"participant"}
want same
PUT /v1/folders/@theirs/members/@uwe {"role":"participant"}
want 404 not_found
PUT /v1/folders/fld_00000000000000000000000000/members/@uwe {"role":"participant"}
want same
POST /v1/users/@kira/deletion {"confirm":"kira@kunde.example"}
want 404 not_found
POST /v1/users/usr_00000000000000000000000000/deletion {"confirm":"kira@kunde.example"}
want same
unchanged
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@kurt","reason":"invoice import fails","ticket":"S-1"}
want 409 no_profile
POST /v1/support/sessions {"tenant":"muster","as":"usr_00000000000000000000000000","reason":"invoice import fails","ticket":"S-1"}
want same
