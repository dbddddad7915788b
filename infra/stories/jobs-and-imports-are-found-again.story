# Whoever comes back finds the jobs he started and the imports of his company, newest first, and nobody else's jobs.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
agent arne
tenant fremd in Europe/Berlin
owner fritz
as anna
GET /v1/jobs
want 200 jobs.# 0
GET /v1/imports
want 200 imports.# 0
POST /v1/imports {"name":"people.csv","content":"ZW1haWwsZmlyc3QgbmFtZSxsYXN0IG5hbWUKaW5hQG11c3Rlci5leGFtcGxlLEluYSxJbXBvcnQKd3JvbmcsSW5hLEltcG9ydAo="}
want 201
call it first
wait 1h
POST /v1/imports {"name":"people.csv","content":"ZW1haWwsZmlyc3QgbmFtZSxsYXN0IG5hbWUKaW5hQG11c3Rlci5leGFtcGxlLEluYSxJbXBvcnQKd3JvbmcsSW5hLEltcG9ydAo="}
want 201
call it second
POST /v1/imports {"name":"people.csv","content":"ZW1haWwsZmlyc3QgbmFtZSxsYXN0IG5hbWUKaW5hQG11c3Rlci5leGFtcGxlLEluYSxJbXBvcnQKd3JvbmcsSW5hLEltcG9ydAo="}
want 201
call it third
POST /v1/imports/@second/run
want 202 kind import import @second state done
call it running
POST /v1/users/batch {"do":"invite","users":["@uwe"]}
want 202
call it invited
GET /v1/jobs
want 200 jobs.# 2 jobs.0.id @invited jobs.0.kind users jobs.0.do invite jobs.0.state done jobs.1.id @running jobs.1.state done jobs.1.import @second
GET /v1/imports
want 200 imports.# 3 imports.0.id @third imports.1.id @second imports.1.job @running imports.2.id @first imports.2.seatsFree.collaborator null

# Others of the company see the imports, and their own jobs alone; other companies see none of it.
as olga
GET /v1/jobs
want 200 jobs.# 0
GET /v1/imports
want 200 imports.# 3
as uwe
GET /v1/jobs
want 200 jobs.# 0
GET /v1/imports
want 403 forbidden
as fritz
GET /v1/jobs
want 200 jobs.# 0
GET /v1/imports
want 200 imports.# 0
# Support finds its own jobs, not those of the administrator it acts as, nor he support's.
as olga
PUT /v1/support-access {"on":true,"period":"1w"}
want 200
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
GET /v1/jobs
want 200 jobs.# 0
GET /v1/imports
want 403 forbidden
POST /v1/users/batch {"do":"deactivate","users":["@uwe"]}
want 202
call it theirs
GET /v1/jobs
want 200 jobs.# 1 jobs.0.id @theirs
as anna
GET /v1/jobs
want 200 jobs.# 2 no "@theirs"

# A rehearsal can be carried out for a day; one that was stays with its job. Jobs leave the list a week after their end.
wait 23h
sign in anna
GET /v1/imports
want 200 imports.# 2 imports.0.id @third imports.1.id @second
wait 1h
sign in anna
GET /v1/imports
want 200 imports.# 1 imports.0.id @second
GET /v1/jobs
want 200 jobs.# 2 jobs.1.state done
wait 7d
sweep
sign in anna
GET /v1/jobs
want 200 jobs.# 0
GET /v1/imports
want 200 imports.# 1 imports.0.id @second
GET /v1/jobs/@running
want 200 state done
