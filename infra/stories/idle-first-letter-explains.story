# The first letter an imported person ever gets, a warning, explains who writes, why, and how he gets a password.
tenant muster in Europe/Berlin
owner olga
administrator anna
as anna
POST /v1/imports {"name":"people.csv","content":"ZW1haWwsZmlyc3QgbmFtZSxsYXN0IG5hbWUKaW5hQG11c3Rlci5leGFtcGxlLEluYSxJbXBvcnQKd3JvbmcsSW5hLEltcG9ydAo="}
want 201
call it import
POST /v1/imports/@import/run
want 202
PUT /v1/settings/security {"idleDays":30}
want 200
at 2026-03-18T12:00:00Z
mails to ina@muster.example 1
mail to ina@muster.example is idle-warning
mail to ina@muster.example contains "Muster GmbH" "Werkbank" "https://konto.werk.example/forgotten-password#muster"
