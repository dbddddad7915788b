# Lengthening the period, or switching it off and on, voids every letter; shortening it leaves the promises as they are.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
PUT /v1/settings/security {"idleDays":60}
want 200
# 45 days after 2 March, on the wall clock an hour later by then
at 2026-04-16T09:05:00Z
mails to uwe 1
sign in anna
GET /v1/users/@uwe
want 200 idle.promise 2026-05-01T09:00:00Z
PUT /v1/settings/security {"idleDays":40,"confirmed":5}
want 200
wait 2h
GET /v1/users/@uwe
want 200 idle.state warned idle.promise 2026-05-01T09:00:00Z
mails to uwe 1
PUT /v1/settings/security {"idleDays":null}
want 200 idleDays null
at 2026-05-02T09:00:00Z
sign in anna
GET /v1/users/@uwe
want 200 status active idle.state off
PUT /v1/settings/security {"idleDays":60,"confirmed":5}
want 200
GET /v1/users/@uwe
want 200 idle.state due
wait 65m
mails to uwe 2
GET /v1/users/@uwe
want 200 idle.state warned idle.promise 2026-05-17T11:00:00Z
PUT /v1/settings/security {"idleDays":90,"confirmed":5}
want 200
wait 2h
GET /v1/users/@uwe
want 200 idle.state counting
at 2026-05-17T12:00:00Z
sign in anna
GET /v1/users/@uwe
want 200 status active idle.state warned
mails to uwe 3
