# Switching the rule off and on again at once voids the letters, and who had one gets the new one within the hour.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
PUT /v1/settings/security {"idleDays":30}
want 200
at 2026-03-17T09:05:00Z
mails to uwe 1
sign in anna
PUT /v1/settings/security {"idleDays":null}
want 200 idleDays null
PUT /v1/settings/security {"idleDays":30,"confirmed":5}
want 200
GET /v1/users/@uwe
want 200 idle.state due
wait 2h
mails to uwe 2
GET /v1/users/@uwe
want 200 idle.state warned
