# The same file again makes nobody twice, and a rehearsal writes nobody.
tenant muster in Europe/Berlin
owner olga
as olga
# An upload, and a run, that come twice under one key are one.
with Idempotency-Key "u1"
POST /v1/imports {"name":"people.xls","content":"ZW1haWwsZmlyc3QgbmFtZSxsYXN0IG5hbWUKaW5hQG11c3Rlci5leGFtcGxlLEluYSxJbXBvcnQKd3JvbmcsSW5hLEltcG9ydAo="}
want 201 format csv counts.create 1
call it first
with Idempotency-Key "u1"
POST /v1/imports {"name":"people.xls","content":"ZW1haWwsZmlyc3QgbmFtZSxsYXN0IG5hbWUKaW5hQG11c3Rlci5leGFtcGxlLEluYSxJbXBvcnQKd3JvbmcsSW5hLEltcG9ydAo="}
want 201 id @first
GET /v1/imports
want 200 imports.# 1
wait 1h
GET /v1/users
want 200 total 1
with Idempotency-Key "r1"
POST /v1/imports/@first/run
want 202 total 1 done 1
call it job
with Idempotency-Key "r1"
POST /v1/imports/@first/run
want 202 id @job
POST /v1/imports/@first/run
want 409 import_started
wait 5m
GET /v1/imports/@first/rows
want 200 rows.0.verdict created rows.1.verdict error rows.1.column mail
POST /v1/imports {"name":"people.csv","content":"ZW1haWwsZmlyc3QgbmFtZSxsYXN0IG5hbWUKaW5hQG11c3Rlci5leGFtcGxlLEluYSxJbXBvcnQKd3JvbmcsSW5hLEltcG9ydAo="}
want 201 counts.exists 1 counts.create null
POST /v1/imports {"name":"page.xls","content":"PGh0bWw+PGJvZHk+PHRhYmxlPjwvdGFibGU+PC9ib2R5PjwvaHRtbD4="}
want 422 file_is_markup errors.0.pointer /content
POST /v1/imports {"name":"x","content":"%%%"}
want 422 bad_base64 errors.0.pointer /content
no mail to ina@muster.example
