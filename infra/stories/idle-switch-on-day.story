# When the rule is switched on over long-idle users, all of them are warned and nobody is deactivated for 15 days.
tenant muster in Europe/Berlin
owner olga
administrator anna
crowd p 12
as anna
wait 400d
sign in anna
PUT /v1/settings/security {"idleDays":30,"confirmed":12}
want 200 idleDays 30
GET /v1/users/@p1
want 200 status active idle.state due
wait 1h
mails to p1 1
mails to p12 1
wait 14d23h
sign in anna
GET /v1/users?status=deactivated
want 200 users.# 0
wait 3h
GET /v1/users?status=deactivated
want 200 users.# 12
no mail to olga
