# An import says of a row that its address was a deleted user's, as long as the tenant wants that remembered; it would be a new person.
tenant muster in Europe/Berlin
owner olga
administrator anna
user ina
user uwe
as anna
POST /v1/users/@ina/deletion {"confirm":"ina@muster.example"}
want 202
wait 2m
# first name, last name, mail: Ina Import and somebody whose address is wrong
POST /v1/imports {"name":"people.csv","content":"ZW1haWwsZmlyc3QgbmFtZSxsYXN0IG5hbWUKaW5hQG11c3Rlci5leGFtcGxlLEluYSxJbXBvcnQKd3JvbmcsSW5hLEltcG9ydAo="}
want 201 counts.deleted 1 counts.error 1
wait 365d
sign in anna
want 200
as anna
POST /v1/imports {"name":"people.csv","content":"ZW1haWwsZmlyc3QgbmFtZSxsYXN0IG5hbWUKaW5hQG11c3Rlci5leGFtcGxlLEluYSxJbXBvcnQKd3JvbmcsSW5hLEltcG9ydAo="}
want 201 counts.create 1
PATCH /v1/settings {"deletedAddressDays":4000}
want 422 bad_deleted_days
PATCH /v1/settings {"deletedAddressDays":0}
want 200 deletedAddressDays 0
