# A promise that was not carried out within seven days is void: a new letter and 15 new days are due.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
PUT /v1/settings/security {"idleDays":30}
want 200
at 2026-03-17T09:05:00Z
mails to uwe 1
jobs off
at 2026-04-08T09:00:00Z
jobs on
run deactivate-idle
sign in anna
GET /v1/users/@uwe
want 200 status active
wait 1h5m
mails to uwe 2
GET /v1/users/@uwe
want 200 status active idle.state warned idle.promise 2026-04-23T11:00:00Z
at 2026-04-23T11:05:00Z
sign in anna
GET /v1/users/@uwe
want 200 status deactivated
