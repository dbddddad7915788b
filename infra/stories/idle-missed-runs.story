# Runs that were missed are caught up later, and nobody is deactivated without his 15 days.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
PUT /v1/settings/security {"idleDays":30}
want 200
jobs off
wait 60d
no mail to uwe
jobs on
run deactivate-idle
sign in anna
GET /v1/users/@uwe
want 200 status active
run warn-idle
run warn-idle
mails to uwe 1
sign in anna
GET /v1/users/@uwe
want 200 idle.promise 2026-05-16T09:00:00Z
jobs off
at 2026-05-18T12:00:00Z
jobs on
run deactivate-idle
run deactivate-idle
sign in anna
GET /v1/users/@uwe
want 200 status deactivated
mails to uwe 1
